using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Deferred LINQ sees later capture value.</summary>
/// <remarks>Captured VARIABLE, executed late: f = 2x*sum(a).</remarks>
public static partial class C25
{
    [Case("3, [1, 2]", Value = 18, Gradient = "6, [6, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double[] a)
    {
        double k = x;
        var q = a.Select(v => v * k);
        k = 2 * x;
        return q.Sum();
    }
}
