using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The rectified linear unit with a small slope on the negative side: x above 0, else a·x.</summary>
    /// <remarks>Source: Maas et al. 2013.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="slope">The slope a on the negative side.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    [Differentiable]
    public static T LeakyRelu<T>(T x, [Constant] double slope = 0.01) where T : unmanaged, IFloatingPointIeee754<T> => new LeakyReluActivation<T>(slope).Value(x);

    /// <summary><see cref="LeakyRelu{T}(T, double)"/> and its derivative.</summary>
    /// <remarks>The derivative is 1 above 0, else a. The function is x above 0, else a·x. Source: Maas et al. 2013.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="slope">The slope a on the negative side.</param>
    /// <param name="dX">The derivative by x.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    public static T LeakyReluGradient<T>(T x, [Constant] double slope, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        new LeakyReluActivation<T>(slope).ValueGradient(x, out dX);

    /// <summary><see cref="LeakyRelu{T}(T, double)"/> of every element.</summary>
    /// <remarks>y = x above 0, else a·x. Source: Maas et al. 2013.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="slope">The slope a on the negative side.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    [Differentiable]
    public static void LeakyRelu<T>(ReadOnlySpan<T> x, [Constant] double slope, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(new LeakyReluActivation<T>(slope), x, y);

    /// <summary><see cref="LeakyRelu{T}(ReadOnlySpan{T}, double, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = x above 0, else a·x, and dx += f′(x)·dy. The derivative f′(x) is 1 above 0, else a. Source: Maas et al. 2013.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="slope">The slope a on the negative side.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    public static void LeakyReluVjp<T>(ReadOnlySpan<T> x, [Constant] double slope, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(new LeakyReluActivation<T>(slope), x, y, dX, dY);

    /// <summary><see cref="LeakyRelu{T}(ReadOnlySpan{T}, double, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = x above 0, else a·x, and dy = f′(x)·dx. The derivative f′(x) is 1 above 0, else a. Source: Maas et al. 2013.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="slope">The slope a on the negative side.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    public static void LeakyReluJvp<T>(ReadOnlySpan<T> x, [Constant] double slope, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(new LeakyReluActivation<T>(slope), x, y, dX, dY);

    private readonly partial struct LeakyReluActivation<T>(double slope) : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T slopeBelow = Widening.FromDouble<T>(Option.Finite(slope, nameof(slope)));

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x) => x > T.Zero ? x : slopeBelow * x;
    }
}
