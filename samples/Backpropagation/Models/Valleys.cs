using AutoDiffGen;

namespace Backpropagation.Models;

/// <summary>Functions to walk down.</summary>
internal static partial class Valleys
{
    [Differentiable]
    public static double Square(double x) => x * x;

    /// <summary>Two valleys, one deeper than the other.</summary>
    [Differentiable]
    public static double Quartic(double x) => x * x * x * x - 4 * x * x + x + 1;

    [Differentiable]
    public static double Bowl(double x1, double x2) => x1 * x1 + 2 * x2 * x2;
}
