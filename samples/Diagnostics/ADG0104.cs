namespace Diagnostics.ADG0104;

public static partial class Models
{
    [Differentiable]
    public static double Price(double x) => (double)((decimal)x * 1.19m); // ADG0104
}
