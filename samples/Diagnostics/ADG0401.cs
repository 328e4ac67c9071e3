namespace Diagnostics.ADG0401;

public static partial class Models
{
    [Differentiable]
    public static double Iterated(double x, int n) // ADG0401
    {
        for (int i = 0; i < n; i++) x = Math.Sin(x);
        return x;
    }
}
