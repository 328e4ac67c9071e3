using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>Euclidean norms that neither overflow nor underflow on the way.</summary>
public static class Norms
{
    /// <summary>The root of the sum of squares, √(Σx²).</summary>
    /// <remarks>
    /// It is summed in 64 bits, always in the same order, so that the same numbers give the same bits on every machine. Where the squares leave the range of the
    /// type, as those of 10²⁰⁰ do, the numbers are scaled first. NaN when an element is NaN, else infinite when one is infinite.
    /// </remarks>
    /// <param name="x">The vector; 0 is the norm of an empty one.</param>
    public static double Euclidean<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = SumOfSquares(x, 1);
        if (double.IsNormal(sum)) return Math.Sqrt(sum);

        double largest = Largest(x);
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        double scale = PowerOfTwoNear(largest);
        return Math.Sqrt(SumOfSquares(x, 1 / scale)) * scale;
    }

    /// <summary>The norm in some unit: 1, or the power of two in which a norm too large or too small for 64 bits has all its digits, and its inverse too.</summary>
    internal static double InUnit<T>(ReadOnlySpan<T> x, out double unit) where T : unmanaged, IFloatingPointIeee754<T>
    {
        unit = 1;
        double norm = Euclidean(x);
        if (norm is 0 or (>= 1e-300 and <= 1e300)) return norm;
        unit = PowerOfTwoNear(Largest(x));
        return Math.Sqrt(SumOfSquares(x, 1 / unit));
    }

    /// <summary>The norm of one column of a row-major matrix.</summary>
    internal static double Column<T>(ReadOnlySpan<T> matrix, int column, int columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double largest = 0;
        for (int i = column; i < matrix.Length; i += columns) largest = Math.Max(largest, Math.Abs(Widening.ToDouble(matrix[i])));
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        double sum = 0, scale = PowerOfTwoNear(largest);
        for (int i = column; i < matrix.Length; i += columns) sum += Square(matrix[i], 1 / scale);
        return Math.Sqrt(sum) * scale;
    }

    /// <summary>A power of two near a number, such that its inverse is one as well; near 0 the smallest such.</summary>
    internal static double PowerOfTwoNear(double number) => Math.ScaleB(1, Math.Clamp(Math.ILogB(number), -1021, 1021));

    private static double Largest<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double largest = 0;
        foreach (T element in x) largest = Math.Max(largest, Math.Abs(Widening.ToDouble(element)));
        return largest;
    }

    private static double SumOfSquares<T>(ReadOnlySpan<T> x, double factor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            a += Square(x[i], factor);
            b += Square(x[i + 1], factor);
            c += Square(x[i + 2], factor);
            d += Square(x[i + 3], factor);
        }

        for (; i < x.Length; i++) a += Square(x[i], factor);
        return (a + b) + (c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Square<T>(T x, double factor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double scaled = Widening.ToDouble(x) * factor;
        return scaled * scaled;
    }
}
