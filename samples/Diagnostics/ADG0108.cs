namespace Diagnostics.ADG0108;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double x)
    {
        double[] a = [x, 1];
        Multiply(ref a[0], a); // ADG0108
        return a[0];
    }

    private static void Multiply(ref double x, double[] a)
    {
        for (int i = 0; i < a.Length; i++) x *= a[i];
    }
}
