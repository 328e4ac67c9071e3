using AutoDiffGen;

namespace Corpus;

/// <summary>Indices and lengths of other types than int.</summary>
public static partial class WideIndices
{
    [Case("[2, 3], 1", Value = 6, Gradient = "[0, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Long(double[] w, long k) => w[k] * 2;

    [Case("[2, 3], 2", Value = 13, Gradient = "[4, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double UnsignedLoop(double[] w, uint n)
    {
        double sum = 0;
        double[] squares = new double[n];
        for (uint i = 0; i < n; i++)
        {
            squares[i] = w[i] * w[i];
            sum += squares[i];
        }

        return sum;
    }

    [Case("[2, 3], 2", Value = 8, Gradient = "[8, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NativeMatrix(double[] w, nint n)
    {
        double[,] m = new double[n, 2L];
        m[n - 1, 0L] = w[0] * w[0];
        return m[1, 0] * 2 - m[0, 1] + 0 * w[1];
    }
}
