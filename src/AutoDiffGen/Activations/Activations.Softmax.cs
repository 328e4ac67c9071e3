using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>Probabilities in proportion to eˣ: yᵢ = e^(xᵢ − m)/Σe^(xⱼ − m), m being the largest element.</summary>
    /// <remarks>It never overflows. An element of −∞ has the probability 0; where all are −∞ or one is +∞, the result is NaN. Source: PyTorch, <c>softmax</c> and <c>log_softmax</c>.</remarks>
    /// <param name="x">The elements: one vector.</param>
    /// <param name="y">Overwritten with the probabilities, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Softmax<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireOutput(x, y);
        LogPartition<T>.Of(x, y);
    }

    /// <summary><see cref="Softmax{T}"/>, and the derivatives of what follows carried back: dxᵢ += yᵢ(dyᵢ − Σyⱼdyⱼ).</summary>
    /// <remarks>Source: PyTorch, <c>softmax</c> and <c>log_softmax</c>.</remarks>
    /// <param name="x">The elements: one vector.</param>
    /// <param name="y">Overwritten with the probabilities; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SoftmaxVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        LogPartition<T>.Of(x, y);
        T mean = Mean(y, dY);
        for (int i = 0; i < y.Length; i++) dX[i] += Accurate.Product(y[i], dY[i] - mean);
        dY.Clear();
    }

    /// <summary>The logarithms of the softmax: yᵢ = xᵢ − log Σe^xⱼ.</summary>
    /// <remarks>Source: PyTorch, <c>softmax</c> and <c>log_softmax</c>.</remarks>
    /// <param name="x">The elements: one vector.</param>
    /// <param name="y">Overwritten with the logarithms, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void LogSoftmax<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireOutput(x, y);
        LogPartition<T> partition = LogPartition<T>.Of(x, []);
        for (int i = 0; i < x.Length; i++) y[i] = partition.OfProbability(x[i]);
    }

    /// <summary><see cref="LogSoftmax{T}"/>, and the derivatives of what follows carried back: dxᵢ += dyᵢ − e^yᵢ·Σdyⱼ.</summary>
    /// <remarks>Source: PyTorch, <c>softmax</c> and <c>log_softmax</c>.</remarks>
    /// <param name="x">The elements: one vector.</param>
    /// <param name="y">Overwritten with the logarithms; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void LogSoftmaxVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        LogSoftmax(x, y);
        double total = 0;
        foreach (T derivative in dY) total += Widening.ToDouble(derivative);
        T sum = Widening.FromDouble<T>(total);
        for (int i = 0; i < y.Length; i++) dX[i] += dY[i] - Accurate.Product(sum, T.Exp(y[i]));
        dY.Clear();
    }

    /// <summary><see cref="Softmax{T}"/>, and its derivative along a direction: dyᵢ = yᵢ(dxᵢ − Σyⱼdxⱼ).</summary>
    /// <remarks>Source: PyTorch, <c>softmax</c> and <c>log_softmax</c>.</remarks>
    /// <param name="x">The elements: one vector.</param>
    /// <param name="y">Overwritten with the probabilities; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SoftmaxJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        LogPartition<T>.Of(x, y);
        T mean = Mean(y, dX);
        for (int i = 0; i < y.Length; i++) dY[i] = Accurate.Product(y[i], dX[i] - mean);
    }

    /// <summary><see cref="LogSoftmax{T}"/>, and its derivative along a direction: dyᵢ = dxᵢ − Σe^yⱼdxⱼ.</summary>
    /// <remarks>Source: PyTorch, <c>softmax</c> and <c>log_softmax</c>.</remarks>
    /// <param name="x">The elements: one vector.</param>
    /// <param name="y">Overwritten with the logarithms; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void LogSoftmaxJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        LogSoftmax(x, y);
        double sum = 0;
        for (int i = 0; i < y.Length; i++) sum += Widening.ToDouble(Accurate.Product(dX[i], T.Exp(y[i])));
        T mean = Widening.FromDouble<T>(sum);
        for (int i = 0; i < y.Length; i++) dY[i] = dX[i] - mean;
    }

    /// <summary>Σyᵢdᵢ, in 64 bits.</summary>
    private static T Mean<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> d) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++) sum += Widening.ToDouble(Accurate.Product(y[i], d[i]));
        return Widening.FromDouble<T>(sum);
    }
}
