namespace Diagnostics.ADG0109;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double x) => Helper.Scaled(x);
}

public static class Helper
{
    private static readonly double Factor = 3;

    public static double Scaled(double x) => x * Factor; // ADG0109
}
