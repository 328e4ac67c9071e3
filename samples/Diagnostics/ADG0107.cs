namespace Diagnostics.ADG0107;

public static partial class Models
{
    [Differentiable]
    public static double Twice(double x, Func<double, double> f) => f(f(x)); // ADG0107
}
