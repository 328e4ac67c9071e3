using AutoDiffGen;

namespace Corpus;

/// <summary>Same array passed twice.</summary>
/// <remarks>Both parameters must share ONE adjoint array.</remarks>
public static partial class C04
{
    private static double Dot(double[] u, double[] v)
    {
        double s = 0;
        for (int i = 0; i < u.Length; i++)
            s += u[i] * v[i];
        return s;
    }

    [Case("[1, 2]", Value = 5, Gradient = "[2, 4]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a) => Dot(a, a);
}
