using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The rectified linear unit, max(0, x).</summary>
    /// <remarks>NaN stays NaN. Source: Nair and Hinton 2010.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Relu<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(ReluActivation<T>).Value(x);

    /// <summary><see cref="Relu{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is 0 up to 0, where it is the subgradient of smallest norm, else 1, at NaN too, as in PyTorch. The function is max(0, x). Source: Nair and Hinton 2010.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T ReluGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(ReluActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Relu{T}(T)"/> of every element.</summary>
    /// <remarks>y = max(0, x). Source: Nair and Hinton 2010.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Relu<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireOutput(x, y);
        TensorPrimitives.Max(x, T.Zero, y);
    }

    /// <summary><see cref="Relu{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = max(0, x), and dx += f′(x)·dy. The derivative f′(x) is 0 up to 0, where it is the subgradient of smallest norm, else 1, at NaN too, as in PyTorch. Source: Nair and Hinton 2010.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void ReluVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(ReluActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Relu{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = max(0, x), and dy = f′(x)·dx. The derivative f′(x) is 0 up to 0, where it is the subgradient of smallest norm, else 1, at NaN too, as in PyTorch. Source: Nair and Hinton 2010.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void ReluJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(ReluActivation<T>), x, y, dX, dY);

    private readonly partial struct ReluActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x) => x <= T.Zero ? T.Zero : x;
    }
}
