namespace Diagnostics.ADG0101;

public static partial class Models
{
    [Differentiable]
    public static double Peak(double[] values)
    {
        double farthest = values.MaxBy(Math.Abs); // ADG0101
        return farthest * farthest;
    }
}
