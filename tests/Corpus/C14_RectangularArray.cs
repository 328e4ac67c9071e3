using AutoDiffGen;

namespace Corpus;

/// <summary>Rectangular array.</summary>
/// <remarks>(A + A^T)v; inactive matrix must not get an adjoint; GetLength/Length/Rank are inactive.</remarks>
public static partial class C14
{
    [Case("[1, 1]", Value = 10, Gradient = "[7, 13]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] v)
    {
        double[,] A = { { 1, 2 }, { 3, 4 } };
        double s = 0;
        for (int i = 0; i < A.GetLength(0); i++)
            for (int j = 0; j < A.GetLength(1); j++)
                s += v[i] * A[i, j] * v[j];
        return s;
    }
}
