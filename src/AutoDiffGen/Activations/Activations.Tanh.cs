using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>From <see cref="Math.Tanh"/> or its like. It is (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ). Source: PyTorch, <c>tanh</c>.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Tanh<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(TanhActivation<T>).Value(x);

    /// <summary><see cref="Tanh{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is 1/cosh²(x) = 4e/(1 + e)² with e = e^(−2|x|), without the cancellation of 1 − tanh². The function is (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ). Source: PyTorch, <c>tanh</c>.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T TanhGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(TanhActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Tanh{T}(T)"/> of every element.</summary>
    /// <remarks>y = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ). Source: PyTorch, <c>tanh</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(TanhActivation<T>), x, y);

    /// <summary><see cref="Tanh{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ), and dx += f′(x)·dy. The derivative f′(x) is 1/cosh²(x) = 4e/(1 + e)² with e = e^(−2|x|), without the cancellation of 1 − tanh². Source: PyTorch, <c>tanh</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void TanhVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(TanhActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Tanh{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ), and dy = f′(x)·dx. The derivative f′(x) is 1/cosh²(x) = 4e/(1 + e)² with e = e^(−2|x|), without the cancellation of 1 − tanh². Source: PyTorch, <c>tanh</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void TanhJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(TanhActivation<T>), x, y, dX, dY);

    private readonly struct TanhActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(T x) => T.Tanh(x);

        public T ValueGradient(T x, out T dX)
        {
            T e = T.Exp(Widening.FromDouble<T>(-2) * T.Abs(x)), sum = T.One + e;
            dX = Widening.FromDouble<T>(4) * e / (sum * sum);
            return T.Tanh(x);
        }
    }
}
