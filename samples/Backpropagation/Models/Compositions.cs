using AutoDiffGen;

namespace Backpropagation.Models;

/// <summary>((2x₁ + x₂)² + 3x₂²)³, written twice.</summary>
internal static partial class Compositions
{
    /// <summary>With a name for each inner function.</summary>
    [Differentiable]
    public static double Named(double x1, double x2)
    {
        double u = 2 * x1 + x2;
        double v = u * u + 3 * x2 * x2;
        return v * v * v;
    }

    /// <summary>In one expression, in which u stands twice; the gradient computes it once.</summary>
    [Differentiable]
    public static double Written(double x1, double x2) => Math.Pow((2 * x1 + x2) * (2 * x1 + x2) + 3 * x2 * x2, 3);
}
