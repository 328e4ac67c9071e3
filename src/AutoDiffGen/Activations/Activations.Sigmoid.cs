using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The logistic function σ(x) = 1/(1 + e⁻ˣ).</summary>
    /// <remarks>By the exponential that does not overflow. Source: PyTorch, <c>sigmoid</c>.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Sigmoid<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(SigmoidActivation<T>).Value(x);

    /// <summary><see cref="Sigmoid{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is σ(x)σ(−x), without cancellation in either tail. The function is 1/(1 + e⁻ˣ). Source: PyTorch, <c>sigmoid</c>.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T SigmoidGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(SigmoidActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Sigmoid{T}(T)"/> of every element.</summary>
    /// <remarks>y = 1/(1 + e⁻ˣ). Source: PyTorch, <c>sigmoid</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(SigmoidActivation<T>), x, y);

    /// <summary><see cref="Sigmoid{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = 1/(1 + e⁻ˣ), and dx += f′(x)·dy. The derivative f′(x) is σ(x)σ(−x), without cancellation in either tail. Source: PyTorch, <c>sigmoid</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SigmoidVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(SigmoidActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Sigmoid{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = 1/(1 + e⁻ˣ), and dy = f′(x)·dx. The derivative f′(x) is σ(x)σ(−x), without cancellation in either tail. Source: PyTorch, <c>sigmoid</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SigmoidJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(SigmoidActivation<T>), x, y, dX, dY);

    private readonly struct SigmoidActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(T x)
        {
            T e = T.Exp(-T.Abs(x));
            return (x < T.Zero ? e : T.One) / (T.One + e);
        }

        public T ValueGradient(T x, out T dX)
        {
            T e = T.Exp(-T.Abs(x)), sum = T.One + e;
            dX = e / (sum * sum);
            return (x < T.Zero ? e : T.One) / sum;
        }
    }
}
