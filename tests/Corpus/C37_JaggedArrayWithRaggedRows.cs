using AutoDiffGen;

namespace Corpus;

/// <summary>Jagged array with ragged rows.</summary>
/// <remarks>Adjoint must mirror the ragged shape.</remarks>
public static partial class C37
{
    [Case("[2, 3, 4]", Value = 148, Gradient = "[4, 96, 72]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        var m = new double[2][];
        m[0] = new[]
        {
            a[0]
        };
        m[1] = new[]
        {
            a[1],
            a[2]
        };
        double s = 0;
        foreach (var row in m)
        {
            double q = 1;
            foreach (var v in row)
                q *= v;
            s += q * q;
        }

        return s;
    }
}
