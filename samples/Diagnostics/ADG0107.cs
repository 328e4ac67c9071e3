namespace Diagnostics.ADG0107;

public static partial class Models
{
    [Differentiable]
    public static double Twice(double x)
    {
        Func<double, double> square = v => v * v;
        return square(square(x)); // ADG0107
    }
}
