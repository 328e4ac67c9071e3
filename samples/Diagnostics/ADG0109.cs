namespace Diagnostics.ADG0109;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double x) => Units.Scaled(x);
}

public struct Units
{
    private static readonly double Factor = 3;

    public static double Scaled(double x) => x * Factor; // ADG0109
}
