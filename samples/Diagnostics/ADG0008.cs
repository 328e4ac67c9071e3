namespace Diagnostics.ADG0008;

public static partial class Models
{
    [Differentiable]
    [NonDifferentiable]
    public static double Bucket(double x) => Math.Floor(x / 10); // ADG0008
}
