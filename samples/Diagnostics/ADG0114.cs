namespace Diagnostics.ADG0114;

public static partial class Models
{
    [Differentiable]
    public static double Relaxed(double[] a, Action<int> progress)
    {
        for (int i = 1; i < a.Length; i++)
        {
            a[i] = 0.5 * (a[i] + a[i - 1]);
            progress(i); // ADG0114
        }

        return a[^1];
    }
}
