namespace Diagnostics.ADG0115;

public static partial class Models
{
    [Differentiable]
    [Checkpoint]
    public static double Settled(double x)
    {
        while (Math.Abs(Math.Cos(x) - x) > 1e-6) x = Math.Cos(x); // ADG0115
        return x;
    }
}
