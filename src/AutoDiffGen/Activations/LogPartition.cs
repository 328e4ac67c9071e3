using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>log Σeˣ in two parts, the largest element m and log Σe^(x − m): where all elements are huge, their sum would round the logarithm away.</summary>
internal readonly record struct LogPartition<T>(T Shift, T Rest) where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>log Σeˣ.</summary>
    public T Total => Shift + Rest;

    /// <summary>The logarithm of a probability of the softmax, x − log Σeˣ.</summary>
    public T OfProbability(T x) => x - Shift - Rest;

    /// <summary>The parts of some elements, and their softmax, unless it is empty; it may be x itself.</summary>
    /// <remarks>
    /// The largest element's own term is 1, so that what is left is log(1 + Σe^(xⱼ − m)) over the others, to full relative accuracy where they are small.
    /// The shift is 0 where the largest element is infinite, NaN where an element is NaN.
    /// </remarks>
    public static LogPartition<T> Of(ReadOnlySpan<T> x, Span<T> softmax)
    {
        if (x.IsEmpty) return new(T.Zero, T.NegativeInfinity);
        int top = Largest(x);
        T largest = x[top], shift = T.IsInfinity(largest) ? T.Zero : largest;
        double sum = 0, others = 0;
        for (int i = 0; i < x.Length; i++)
        {
            T power = T.Exp(x[i] - shift);
            sum += Widening.ToDouble(power);
            if (i != top) others += Widening.ToDouble(power);
            if (!softmax.IsEmpty) softmax[i] = power;
        }

        T total = Widening.FromDouble<T>(sum);
        foreach (ref T element in softmax) element /= total;
        return new(shift, T.IsFinite(largest) ? Widening.FromDouble<T>(Accurate.LogOnePlus(others)) : largest);
    }

    /// <summary>Where the largest element is, or one that is NaN.</summary>
    private static int Largest(ReadOnlySpan<T> x)
    {
        int top = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > x[top] || T.IsNaN(x[i])) top = i;
        }

        return top;
    }
}
