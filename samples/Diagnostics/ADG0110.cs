namespace Diagnostics.ADG0110;

public static partial class Models
{
    [Differentiable]
    public static double Last(double[] w)
    {
        double[] tail = w[1..]; // ADG0110
        return tail[0] * tail[0];
    }
}
