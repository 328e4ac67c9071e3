using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>LINQ Where/Select/Sum.</summary>
/// <remarks>Deferred pipelines with lambdas: fuse to loops or diagnose.</remarks>
public static partial class C22
{
    [Case("[0.5, 2, 3]", Value = 13, Gradient = "[0, 4, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a) => a.Where(v => v > 1).Select(v => v * v).Sum();
}
