using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>The cells of a matrix, row after row, as one span: a view, not a copy.</summary>
    public static Span<T> Cells<T>(T[,]? matrix) =>
        matrix is null ? default : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);

    /// <summary>Copies numbers into memory of a wider type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not room for all of them.</exception>
    public static void Convert(ReadOnlySpan<float> from, Span<double> to)
    {
        to = to[..from.Length];
        for (int i = 0; i < to.Length; i++) to[i] = from[i];
    }

    /// <summary>Copies numbers into memory of a narrower type, each rounded to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not room for all of them.</exception>
    public static void Convert(ReadOnlySpan<double> from, Span<float> to)
    {
        to = to[..from.Length];
        for (int i = 0; i < to.Length; i++) to[i] = (float)from[i];
    }
}
