namespace Diagnostics.ADG0105;

public static partial class Models
{
    private static double last;

    [Differentiable]
    public static double Loss(double x)
    {
        last += x * x; // ADG0105
        return last;
    }
}
