namespace Diagnostics.ADG0111;

public static partial class Models
{
    [Differentiable]
    public static double Cube(double x) => x * x * x;

    [Differentiable]
    public static double Slope(double x)
    {
        CubeGradient(x, out double slope); // ADG0111
        return slope;
    }
}
