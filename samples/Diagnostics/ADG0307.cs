namespace Diagnostics.ADG0307;

public static partial class Probabilities
{
    [Differentiable]
    public static double LogSum(double a, double b) => Math.Log(Math.Exp(a) + Math.Exp(b)); // ADG0307
}
