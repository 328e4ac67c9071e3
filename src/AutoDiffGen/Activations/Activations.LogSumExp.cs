using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>log Σeˣ, a smooth maximum.</summary>
    /// <remarks>As m + log Σe^(x − m) with the largest element m, which never overflows. −∞ for an empty span, or where all elements are −∞. Source: PyTorch, <c>logsumexp</c>.</remarks>
    /// <param name="x">The elements.</param>
    [Differentiable]
    public static T LogSumExp<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T> => LogPartition<T>.Of(x, []).Total;

    /// <summary><see cref="LogSumExp{T}(ReadOnlySpan{T})"/> and its gradient, which is the softmax.</summary>
    /// <remarks>dxᵢ = e^xᵢ/Σe^xⱼ. Source: PyTorch, <c>logsumexp</c>.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="dX">Overwritten with the derivatives by x, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static T LogSumExpGradient<T>(ReadOnlySpan<T> x, Span<T> dX) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Derivative.RequireSameLength(dX, x.Length);
        if (dX.Overlaps(x)) throw new ArgumentException("It overlaps the argument.", nameof(dX));
        return LogPartition<T>.Of(x, dX).Total;
    }
}
