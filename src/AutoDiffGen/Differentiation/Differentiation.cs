using System.Numerics;

namespace AutoDiffGen;

/// <summary>What a differentiated method says about its own derivative.</summary>
public static class Differentiation
{
    /// <summary>The value x, treated as a constant: its derivative is zero, in every mode and order.</summary>
    /// <param name="x">A value that may carry a derivative.</param>
    /// <returns>x, bit for bit.</returns>
    public static double StopGradient(double x) => x;

    /// <inheritdoc cref="StopGradient(double)"/>
    public static float StopGradient(float x) => x;

    /// <inheritdoc cref="StopGradient(double)"/>
    public static T StopGradient<T>(T x) where T : IFloatingPointIeee754<T> => x;

    /// <summary>The same cells, treated as constants: what is read from them has the derivative zero, in every mode and order.</summary>
    /// <param name="x">Values that may carry derivatives.</param>
    /// <returns>x itself, not a copy.</returns>
    [NonDifferentiable]
    public static ReadOnlySpan<double> StopGradient(ReadOnlySpan<double> x) => x;

    /// <inheritdoc cref="StopGradient(ReadOnlySpan{double})"/>
    [NonDifferentiable]
    public static ReadOnlySpan<float> StopGradient(ReadOnlySpan<float> x) => x;

    /// <inheritdoc cref="StopGradient(ReadOnlySpan{double})"/>
    [NonDifferentiable]
    public static ReadOnlySpan<T> StopGradient<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T> => x;
}
