namespace Diagnostics.ADG0106;

public static partial class Models
{
    [Differentiable]
    public static double First(double[] a, double[] b, bool swap) // ADG0106
    {
        double[] chosen = swap ? b : a;
        return chosen[0] * chosen[0];
    }
}
