namespace Diagnostics.ADG0308;

public static partial class Models
{
    [Differentiable]
    public static double Energy(double mass, double speed) => 0.5 * mass * Math.Pow(speed, 2); // ADG0308
}
