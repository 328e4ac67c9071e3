namespace Diagnostics.ADG0113;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double[] a)
    {
        Sort(a); // ADG0113
        return a[0] - a[^1];
    }

    [NonDifferentiable]
    private static void Sort(double[] a) => Array.Sort(a);
}
