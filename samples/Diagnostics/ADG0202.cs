namespace Diagnostics.ADG0202;

public static class Rules
{
    [DerivativeOf(typeof(Math), "Erf")] // ADG0202
    public static void ErfVjp(double x, double dErf, ref double dX) => dX += dErf * 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
}
