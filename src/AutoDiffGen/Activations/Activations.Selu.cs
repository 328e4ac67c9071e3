using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The scaled exponential linear unit: λx above 0, else λa(eˣ − 1), with λ = 1.0507… and a = 1.6732….</summary>
    /// <remarks>With weights of <see cref="Initializer.LeCunNormal"/> it keeps mean 0 and variance 1. Source: Klambauer et al. 2017.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Selu<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(SeluActivation<T>).Value(x);

    /// <summary><see cref="Selu{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is λ above 0, else λaeˣ. The function is λx above 0, else λa(eˣ − 1). Source: Klambauer et al. 2017.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T SeluGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(SeluActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Selu{T}(T)"/> of every element.</summary>
    /// <remarks>y = λx above 0, else λa(eˣ − 1). Source: Klambauer et al. 2017.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Selu<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(SeluActivation<T>), x, y);

    /// <summary><see cref="Selu{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = λx above 0, else λa(eˣ − 1), and dx += f′(x)·dy. The derivative f′(x) is λ above 0, else λaeˣ. Source: Klambauer et al. 2017.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SeluVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(SeluActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Selu{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = λx above 0, else λa(eˣ − 1), and dy = f′(x)·dx. The derivative f′(x) is λ above 0, else λaeˣ. Source: Klambauer et al. 2017.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SeluJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(SeluActivation<T>), x, y, dX, dY);

    private readonly partial struct SeluActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static T Scale => Widening.FromDouble<T>(1.0507009873554804934193349852946);

        private static T Alpha => Widening.FromDouble<T>(1.6732632423543772848170429916717);

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x) => Scale * (x > T.Zero ? x : Alpha * Accurate.ExpMinusOne(x));
    }
}
