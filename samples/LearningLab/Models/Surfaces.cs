using AutoDiffGen;

namespace LearningLab.Models;

/// <summary>Surfaces to walk down.</summary>
internal static partial class Surfaces
{
    /// <summary>A parabola, whose curvature 1 makes 2 the largest rate that does not diverge.</summary>
    [Differentiable]
    public static double Parabola(double x) => 0.5 * x * x;

    /// <summary>A ravine, 50 times as steep across as along.</summary>
    [Differentiable]
    public static double Ravine(ReadOnlySpan<double> x) => 0.5 * x[0] * x[0] + 25 * x[1] * x[1];
}
