using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Noise
{
    /// <summary>Adds to each element a normal number of mean 0.</summary>
    /// <remarks>With σ = 0 it is the identity, which is what to use after training. y = x + σn, n standard normal. Source: Bishop 1995; Keras, <c>GaussianNoise</c>.</remarks>
    /// <param name="x">The activations.</param>
    /// <param name="deviation">The standard deviation σ.</param>
    /// <param name="key">What the numbers depend on.</param>
    /// <param name="y">Overwritten with the result, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not finite.</exception>
    [Differentiable]
    public static void Gaussian<T>(ReadOnlySpan<T> x, [Constant] double deviation, NoiseKey key, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireOutput(x, y);
        Option.NotNegative(deviation, nameof(deviation));
        Xoshiro256 random = key.Start();
        for (int i = 0; i < x.Length; i++) y[i] = x[i] + Widening.FromDouble<T>(deviation * random.NextNormal());
    }

    /// <summary><see cref="Gaussian"/>, and the derivatives of what follows carried back, which the noise leaves as they are.</summary>
    /// <remarks>y = x + σn, n standard normal, and dx += dy. Source: Bishop 1995; Keras, <c>GaussianNoise</c>.</remarks>
    /// <param name="x">The activations.</param>
    /// <param name="deviation">The standard deviation σ.</param>
    /// <param name="key">What the numbers depend on.</param>
    /// <param name="y">Overwritten with the result; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not finite.</exception>
    public static void GaussianVjp<T>(ReadOnlySpan<T> x, [Constant] double deviation, NoiseKey key, Span<T> y, Span<T> dX, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        Gaussian(x, deviation, key, y);
        for (int i = 0; i < x.Length; i++) dX[i] += dY[i];
        dY.Clear();
    }
}
