namespace Diagnostics.ADG0004;

public static partial class Models
{
    [Differentiable]
    public static double Power(double x, [Constant] int n) => Math.Pow(x, n); // ADG0004
}
