namespace Diagnostics.ADG0306;

public static partial class Geometry
{
    [Differentiable]
    public static double Length(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z); // ADG0306
}
