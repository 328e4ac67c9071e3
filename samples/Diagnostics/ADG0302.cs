namespace Diagnostics.ADG0302;

public static partial class Losses
{
    [Differentiable]
    public static double Absolute(double prediction, [Constant] double label) => Math.Abs(prediction - label); // ADG0302
}
