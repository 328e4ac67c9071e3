namespace Diagnostics.ADG0305;

public static partial class Signals
{
    [Differentiable]
    public static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x) / x; // ADG0305
}
