namespace Diagnostics.ADG0110;

public static partial class Models
{
    [Differentiable]
    public static double Square(double[] w)
    {
        double first = w?[0] ?? 1; // ADG0110
        return first * first;
    }
}
