namespace Diagnostics.ADG0205;

public static partial class Models
{
    public static double Power(double x, double exponent) => Math.Pow(x, exponent);

    [DerivativeOf(typeof(Models), nameof(Power))]
    public static void PowerVjp(double x, [Constant] double exponent, double dPower, ref double dX) => dX += dPower * exponent * Math.Pow(x, exponent - 1);

    [Differentiable]
    public static double Loss(double x, double exponent) => Power(x, exponent); // ADG0205
}
