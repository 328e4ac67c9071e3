namespace Diagnostics.ADG0106;

public static partial class Models
{
    [Differentiable]
    public static double First(double[] a, double[] b, bool swap)
    {
        double[] chosen = swap ? b : a; // ADG0106
        return chosen[0] * chosen[0];
    }
}
