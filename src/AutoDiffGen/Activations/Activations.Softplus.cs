using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>A smooth rectified linear unit, log(1 + eˣ).</summary>
    /// <remarks>As max(x, 0) + log(1 + e^−|x|), which never overflows. Source: Dugas et al. 2001.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Softplus<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(SoftplusActivation<T>).Value(x);

    /// <summary><see cref="Softplus{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is σ(x): ½ at 0. The function is log(1 + eˣ). Source: Dugas et al. 2001.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T SoftplusGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(SoftplusActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Softplus{T}(T)"/> of every element.</summary>
    /// <remarks>y = log(1 + eˣ). Source: Dugas et al. 2001.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Softplus<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(SoftplusActivation<T>), x, y);

    /// <summary><see cref="Softplus{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = log(1 + eˣ), and dx += f′(x)·dy. The derivative f′(x) is σ(x): ½ at 0. Source: Dugas et al. 2001.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SoftplusVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(SoftplusActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Softplus{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = log(1 + eˣ), and dy = f′(x)·dx. The derivative f′(x) is σ(x): ½ at 0. Source: Dugas et al. 2001.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SoftplusJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(SoftplusActivation<T>), x, y, dX, dY);

    private readonly struct SoftplusActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(T x) => (x > T.Zero ? x : T.Zero) + Accurate.LogOnePlus(T.Exp(-T.Abs(x)));

        public T ValueGradient(T x, out T dX)
        {
            T e = T.Exp(-T.Abs(x));
            dX = (x < T.Zero ? e : T.One) / (T.One + e);
            return (x > T.Zero ? x : T.Zero) + Accurate.LogOnePlus(e);
        }
    }
}
