namespace Diagnostics.ADG0108;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double x)
    {
        Multiply(ref x, ref x); // ADG0108
        return x;
    }

    private static void Multiply(ref double x, ref double y) => x *= y;
}
