namespace Diagnostics.ADG0005;

public static partial class Models
{
    [Differentiable]
    public static double Square(double x) => x * x; // ADG0005

    public static double SquareGradient(double x, out double dX)
    {
        dX = 2 * x;
        return x * x;
    }
}
