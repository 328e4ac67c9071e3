using System.Numerics.Tensors;

namespace AutoDiffGen.Solvers;

/// <summary>Norms that neither overflow nor underflow, and products of vectors that solvers need over and over.</summary>
internal static class Vector
{
    // Below, squares lose digits to underflow; above, their sum overflows.
    private const double SmallestSafeSum = 1e-280;

    /// <summary>The Euclidean norm √Σxᵢ².</summary>
    public static double Norm(ReadOnlySpan<double> x)
    {
        double sum = TensorPrimitives.SumOfSquares(x);
        return double.IsFinite(sum) && sum >= SmallestSafeSum ? Math.Sqrt(sum) : ScaledNorm(x);
    }

    /// <summary>The norm √Σ(dᵢxᵢ)².</summary>
    public static double Norm(ReadOnlySpan<double> scale, ReadOnlySpan<double> x)
    {
        double largest = 0;
        for (int i = 0; i < x.Length; i++) largest = Math.Max(largest, Math.Abs(scale[i] * x[i]));
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += scale[i] * x[i] / largest * (scale[i] * x[i] / largest);
        return largest * Math.Sqrt(sum);
    }

    /// <summary>The largest magnitude; NaN when there is one among the elements.</summary>
    public static double MaxNorm(ReadOnlySpan<double> x)
    {
        double largest = 0;
        foreach (double value in x) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => TensorPrimitives.Dot(x, y);

    /// <summary>y ← y + a·x.</summary>
    public static void Add(double a, ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MultiplyAdd(x, a, y, y);

    public static bool IsFinite(ReadOnlySpan<double> x)
    {
        foreach (double value in x)
        {
            if (!double.IsFinite(value)) return false;
        }

        return true;
    }

    private static double ScaledNorm(ReadOnlySpan<double> x)
    {
        double largest = MaxNorm(x);
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        double sum = 0;
        foreach (double value in x) sum += value / largest * (value / largest);
        return largest * Math.Sqrt(sum);
    }
}
