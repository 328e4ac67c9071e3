using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>A logistic function of three lines: (x + 3)/6, brought into 0 to 1.</summary>
    /// <remarks>Source: PyTorch and Keras, <c>hardsigmoid</c>.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T HardSigmoid<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(HardSigmoidActivation<T>).Value(x);

    /// <summary><see cref="HardSigmoid{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is 0 up to −3 and from 3 on, else 1/6, at NaN too. The function is min(max((x + 3)/6, 0), 1). Source: PyTorch and Keras, <c>hardsigmoid</c>.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T HardSigmoidGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(HardSigmoidActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="HardSigmoid{T}(T)"/> of every element.</summary>
    /// <remarks>y = min(max((x + 3)/6, 0), 1). Source: PyTorch and Keras, <c>hardsigmoid</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void HardSigmoid<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(HardSigmoidActivation<T>), x, y);

    /// <summary><see cref="HardSigmoid{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = min(max((x + 3)/6, 0), 1), and dx += f′(x)·dy. The derivative f′(x) is 0 up to −3 and from 3 on, else 1/6, at NaN too. Source: PyTorch and Keras, <c>hardsigmoid</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void HardSigmoidVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(HardSigmoidActivation<T>), x, y, dX, dY);

    /// <summary><see cref="HardSigmoid{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = min(max((x + 3)/6, 0), 1), and dy = f′(x)·dx. The derivative f′(x) is 0 up to −3 and from 3 on, else 1/6, at NaN too. Source: PyTorch and Keras, <c>hardsigmoid</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void HardSigmoidJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(HardSigmoidActivation<T>), x, y, dX, dY);

    private readonly partial struct HardSigmoidActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static T Reach => Widening.FromDouble<T>(3);

        private static T Slope => T.One / Widening.FromDouble<T>(6);

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x) => x <= -Reach ? T.Zero : x >= Reach ? T.One : (x + Reach) * Slope;
    }
}
