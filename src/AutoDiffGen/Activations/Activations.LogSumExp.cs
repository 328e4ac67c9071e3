using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>log Σeˣ, a smooth maximum.</summary>
    /// <remarks>As m + log Σe^(x − m) with the largest element m, which never overflows. −∞ for an empty span, or where all elements are −∞.</remarks>
    /// <param name="x">The elements.</param>
    public static T LogSumExp<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T shift = Shift(x), sum = T.Zero;
        foreach (T element in x) sum += T.Exp(element - shift);
        return shift + T.Log(sum);
    }

    /// <summary><see cref="LogSumExp{T}(ReadOnlySpan{T})"/> and its gradient, which is the softmax.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="dX">Overwritten with the derivatives by x, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static T LogSumExpGradient<T>(ReadOnlySpan<T> x, Span<T> dX) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Derivative.RequireSameLength(dX, x.Length);
        if (dX.Overlaps(x)) throw new ArgumentException("It overlaps the argument.", nameof(dX));
        return SoftmaxOf(x, dX);
    }

    /// <summary>Overwrites y, which may be x, with the softmax, and returns the logarithm of the sum of exponentials.</summary>
    internal static T SoftmaxOf<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T shift = Shift(x), sum = T.Zero;
        for (int i = 0; i < x.Length; i++) sum += y[i] = T.Exp(x[i] - shift);
        foreach (ref T element in y) element /= sum;
        return shift + T.Log(sum);
    }

    /// <summary>The largest element, if it is finite, else 0; NaN when an element is NaN.</summary>
    private static T Shift<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = T.NegativeInfinity;
        foreach (T element in x) largest = T.Max(largest, element);
        return T.IsInfinity(largest) ? T.Zero : largest;
    }
}
