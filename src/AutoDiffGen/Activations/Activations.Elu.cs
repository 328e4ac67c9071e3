using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The exponential linear unit: x above 0, else a(eˣ − 1).</summary>
    /// <remarks>Source: Clevert et al. 2016.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="alpha">The limit −a on the negative side, as a.</param>
    /// <exception cref="ArgumentOutOfRangeException">a is negative or not finite.</exception>
    [Differentiable]
    public static T Elu<T>(T x, [Constant] double alpha = 1) where T : unmanaged, IFloatingPointIeee754<T> => new EluActivation<T>(alpha).Value(x);

    /// <summary><see cref="Elu{T}(T, double)"/> and its derivative.</summary>
    /// <remarks>The derivative is 1 above 0, else aeˣ. The function is x above 0, else a(eˣ − 1). Source: Clevert et al. 2016.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="alpha">The limit −a on the negative side, as a.</param>
    /// <param name="dX">The derivative by x.</param>
    /// <exception cref="ArgumentOutOfRangeException">a is negative or not finite.</exception>
    public static T EluGradient<T>(T x, [Constant] double alpha, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        new EluActivation<T>(alpha).ValueGradient(x, out dX);

    /// <summary><see cref="Elu{T}(T, double)"/> of every element.</summary>
    /// <remarks>y = x above 0, else a(eˣ − 1). Source: Clevert et al. 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="alpha">The limit −a on the negative side, as a.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">a is negative or not finite.</exception>
    [Differentiable]
    public static void Elu<T>(ReadOnlySpan<T> x, [Constant] double alpha, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(new EluActivation<T>(alpha), x, y);

    /// <summary><see cref="Elu{T}(ReadOnlySpan{T}, double, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = x above 0, else a(eˣ − 1), and dx += f′(x)·dy. The derivative f′(x) is 1 above 0, else aeˣ. Source: Clevert et al. 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="alpha">The limit −a on the negative side, as a.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">a is negative or not finite.</exception>
    public static void EluVjp<T>(ReadOnlySpan<T> x, [Constant] double alpha, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(new EluActivation<T>(alpha), x, y, dX, dY);

    /// <summary><see cref="Elu{T}(ReadOnlySpan{T}, double, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = x above 0, else a(eˣ − 1), and dy = f′(x)·dx. The derivative f′(x) is 1 above 0, else aeˣ. Source: Clevert et al. 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="alpha">The limit −a on the negative side, as a.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">a is negative or not finite.</exception>
    public static void EluJvp<T>(ReadOnlySpan<T> x, [Constant] double alpha, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(new EluActivation<T>(alpha), x, y, dX, dY);

    private readonly partial struct EluActivation<T>(double alpha) : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T scale = Widening.FromDouble<T>(Option.NotNegative(alpha, nameof(alpha)));

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x) => x > T.Zero ? x : scale * Accurate.ExpMinusOne(x);
    }
}
