using AutoDiffGen;

namespace Corpus;

/// <summary>Continue.</summary>
/// <remarks>continue still runs the iterator i++; some iterations push nothing on the tape.</remarks>
public static partial class B11
{
    [Case("[1, -2, 3]", Value = 10, Gradient = "[2, 0, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0)
                continue;
            s += a[i] * a[i];
        }

        return s;
    }
}
