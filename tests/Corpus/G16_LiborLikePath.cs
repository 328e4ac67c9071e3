using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>LIBOR-like path.</summary>
/// <remarks>In-place array + triangular loop + running sum: the model Swift users could not differentiate.</remarks>
public static partial class G16
{
    [Case("[0.05, 0.06, 0.07], 0.25, 0.2", Value = 0.0315583842, Gradient = "[0, 0.2455010018, 0.2409899231]")]
    [Writes("L")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] L, [Constant] double d, [Constant] double v)
    {
        double s = 0;
        for (int n = 0; n < L.Length - 1; n++)
        {
            double sum = 0;
            for (int i = n + 1; i < L.Length; i++)
            {
                double c = d * L[i];
                sum += v * c / (1 + c);
                L[i] *= Math.Exp(v * (sum - 0.5 * v));
            }

            s += L[n + 1] * d;
        }

        return s;
    }
}
