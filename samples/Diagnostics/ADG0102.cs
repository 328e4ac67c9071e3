namespace Diagnostics.ADG0102;

public static partial class Models
{
    private static readonly object Gate = new();

    [Differentiable]
    public static double Loss(double x)
    {
        double y = x;
        lock (Gate) // ADG0102
        {
            y = x * x;
        }

        return y;
    }
}
