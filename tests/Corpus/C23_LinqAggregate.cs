using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>LINQ Aggregate.</summary>
/// <remarks>Division-based product rule (f / v) fails at v = 0.</remarks>
public static partial class C23
{
    [Case("[2, 3, 4]", Value = 24, Gradient = "[12, 8, 6]")]
    [Case("[2, 0, 4]", Value = 0, Gradient = "[0, 8, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a) => a.Aggregate(1.0, (acc, v) => acc * v);
}
