using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Noise
{
    /// <summary>Inverted dropout: each element becomes exactly 0 with probability p, and x/(1 − p) otherwise, so that its mean is x.</summary>
    /// <remarks>With p = 0 it is the identity, which is what to use after training; with p = 1 all is 0. Source: Srivastava et al. 2014; PyTorch, <c>Dropout</c>.</remarks>
    /// <param name="x">The activations.</param>
    /// <param name="rate">The probability p.</param>
    /// <param name="key">What the choice depends on.</param>
    /// <param name="y">Overwritten with the result, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    [Differentiable]
    public static void Dropout<T>(ReadOnlySpan<T> x, [Constant] double rate, NoiseKey key, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireOutput(x, y);
        T scale = DropoutScale<T>(rate);
        Xoshiro256 random = key.Start();
        for (int i = 0; i < x.Length; i++) y[i] = random.NextDouble() < rate ? T.Zero : x[i] * scale;
    }

    /// <summary><see cref="Dropout"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>dx is 0 where the element was dropped, else dy/(1 − p). Source: Srivastava et al. 2014; PyTorch, <c>Dropout</c>.</remarks>
    /// <param name="x">The activations.</param>
    /// <param name="rate">The probability p.</param>
    /// <param name="key">What the choice depends on.</param>
    /// <param name="y">Overwritten with the result; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    public static void DropoutVjp<T>(ReadOnlySpan<T> x, [Constant] double rate, NoiseKey key, Span<T> y, Span<T> dX, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        T scale = DropoutScale<T>(rate);
        Xoshiro256 random = key.Start();
        for (int i = 0; i < x.Length; i++)
        {
            bool isDropped = random.NextDouble() < rate;
            y[i] = isDropped ? T.Zero : x[i] * scale;
            if (!isDropped) dX[i] += dY[i] * scale;
        }

        dY.Clear();
    }

    private static T DropoutScale<T>(double rate) where T : unmanaged, IFloatingPointIeee754<T> => Widening.FromDouble<T>(1 / (1 - Option.Fraction(rate, nameof(rate))));
}
