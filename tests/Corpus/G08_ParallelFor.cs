using System.Threading.Tasks;
using AutoDiffGen;

namespace Corpus;

/// <summary>Parallel.For.</summary>
/// <remarks>Shared x: parallel read becomes a race on its adjoint: per-thread partials or atomics; deterministic order wanted.</remarks>
public static partial class G08
{
    [Case("2, [1, 3]", Value = 40, Gradient = "40, [8, 24]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double[] a)
    {
        var o = new double[a.Length];
        Parallel.For(0, a.Length, i =>
        {
            o[i] = a[i] * x;
        });
        double s = 0;
        foreach (var v in o)
            s += v * v;
        return s;
    }
}
