using AutoDiffGen;
using Corpus;

/// <summary>A method in the global namespace.</summary>
public static partial class GlobalNamespace
{
    [Case("3, 4", Value = 5, Gradient = "0.6, 0.8")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Length(double x, double y) => System.Math.Sqrt(x * x + y * y);
}
