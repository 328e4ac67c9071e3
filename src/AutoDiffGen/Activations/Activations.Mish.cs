using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>x·tanh(log(1 + eˣ)).</summary>
    /// <remarks>In terms of e = e^−|x|, which never overflows. Source: Misra 2019.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Mish<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(MishActivation<T>).Value(x);

    /// <summary><see cref="Mish{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is tanh(s) + xσ(x)/cosh²(s) with s = log(1 + eˣ). The function is x·tanh(log(1 + eˣ)). Source: Misra 2019.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T MishGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(MishActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Mish{T}(T)"/> of every element.</summary>
    /// <remarks>y = x·tanh(log(1 + eˣ)). Source: Misra 2019.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Mish<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(MishActivation<T>), x, y);

    /// <summary><see cref="Mish{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = x·tanh(log(1 + eˣ)), and dx += f′(x)·dy. The derivative f′(x) is tanh(s) + xσ(x)/cosh²(s) with s = log(1 + eˣ). Source: Misra 2019.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void MishVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(MishActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Mish{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = x·tanh(log(1 + eˣ)), and dy = f′(x)·dx. The derivative f′(x) is tanh(s) + xσ(x)/cosh²(s) with s = log(1 + eˣ). Source: Misra 2019.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void MishJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(MishActivation<T>), x, y, dX, dY);

    private readonly partial struct MishActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static T Two => Widening.FromDouble<T>(2);

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x)
        {
            // The tanh of the softplus, by e = e^−|x|: n/(n + 2) with n = e(e + 2) below 0, and 1 − 2e²/(1 + 2e + 2e²) above.
            T e = T.Exp(-T.Abs(x));
            if (T.IsZero(e)) return x > T.Zero ? x : T.Zero;
            if (x >= T.Zero) return x * (T.One - Two * e * e / (T.One + Two * e * (T.One + e)));
            T n = e * (e + Two);
            return x * (n / (n + Two));
        }
    }
}
