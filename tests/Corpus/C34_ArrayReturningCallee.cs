using System;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Array-returning callee.</summary>
/// <remarks>Result adjoint is an array seeded by the caller; second loop overwrites e in place.</remarks>
public static partial class C34
{
    private static double[] Softmax(double[] a)
    {
        double m = a.Max();
        var e = new double[a.Length];
        double s = 0;
        for (int i = 0; i < e.Length; i++)
        {
            e[i] = Math.Exp(a[i] - m);
            s += e[i];
        }

        for (int i = 0; i < e.Length; i++)
            e[i] /= s;
        return e;
    }

    [Case("[1, 2, 3]", Value = 0.665240956, Gradient = "[-0.05989202, -0.16280341, 0.22269543]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a) => Softmax(a)[2];
}
