namespace Diagnostics.ADG0108;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double x)
    {
        Square(ref x); // ADG0108
        return x;
    }

    private static void Square(ref double x) => x *= x;
}
