namespace Diagnostics.ADG0304;

public static partial class Models
{
    [Differentiable]
    public static double Line(double slope, double x, double offset) => slope * x; // ADG0304
}
