using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The Gaussian error linear unit, approximately: ½x(1 + tanh u) with u = √(2/π)(x + 0.044715x³).</summary>
    /// <remarks>As x·σ(2u), which has no cancellation. 0 at −∞. Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T GeluTanh<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(GeluTanhActivation<T>).Value(x);

    /// <summary><see cref="GeluTanh{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is σ(2u) + xσ(2u)σ(−2u)·2u′. The function is ½x(1 + tanh u), u = √(2/π)(x + 0.044715x³). Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T GeluTanhGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(GeluTanhActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="GeluTanh{T}(T)"/> of every element.</summary>
    /// <remarks>y = ½x(1 + tanh u), u = √(2/π)(x + 0.044715x³). Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void GeluTanh<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(GeluTanhActivation<T>), x, y);

    /// <summary><see cref="GeluTanh{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = ½x(1 + tanh u), u = √(2/π)(x + 0.044715x³), and dx += f′(x)·dy. The derivative f′(x) is σ(2u) + xσ(2u)σ(−2u)·2u′. Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void GeluTanhVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(GeluTanhActivation<T>), x, y, dX, dY);

    /// <summary><see cref="GeluTanh{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = ½x(1 + tanh u), u = √(2/π)(x + 0.044715x³), and dy = f′(x)·dx. The derivative f′(x) is σ(2u) + xσ(2u)σ(−2u)·2u′. Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void GeluTanhJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(GeluTanhActivation<T>), x, y, dX, dY);

    private readonly partial struct GeluTanhActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        /// <summary>2√(2/π).</summary>
        private static T Linear => Widening.FromDouble<T>(1.5957691216057308);

        /// <summary>0.044715·2√(2/π).</summary>
        private static T Cubic => Widening.FromDouble<T>(0.07135481627260025);

        /// <summary>Beyond it the sigmoid is 0 or 1 in every type, and squares may overflow.</summary>
        private static T End => Widening.FromDouble<T>(30);

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x)
        {
            if (T.Abs(x) > End) return x > T.Zero ? x : T.Zero;
            return Accurate.Product(Sigmoid(x * (Linear + Cubic * (x * x))), x);
        }
    }
}
