using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Checks that a slice lies within what it is a slice of, as <see cref="Span{T}.Slice(int, int)"/> does.</summary>
    /// <param name="start">The first of its cells.</param>
    /// <param name="length">How many cells it has.</param>
    /// <param name="total">How many cells there are.</param>
    /// <returns><paramref name="length"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Part of the slice lies outside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SliceLength(int start, int length, int total)
    {
        if ((uint)start > (uint)total || (uint)length > (uint)(total - start)) ThrowOutside();
        return length;
    }

    /// <summary>Where a cell of a slice lies in what it is a slice of.</summary>
    /// <param name="start">The first of the slice's cells.</param>
    /// <param name="index">Which of its cells.</param>
    /// <param name="length">How many cells the slice has.</param>
    /// <returns><paramref name="start"/> + <paramref name="index"/>.</returns>
    /// <exception cref="IndexOutOfRangeException">The slice has no such cell.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SliceIndex(int start, int index, int length)
    {
        if ((uint)index >= (uint)length) ThrowNoCell();
        return start + index;
    }

    [DoesNotReturn]
#pragma warning disable CA2201, CA2208 // They are what the slice itself would throw.
    private static void ThrowOutside() => throw new ArgumentOutOfRangeException();

    [DoesNotReturn]
    private static void ThrowNoCell() => throw new IndexOutOfRangeException();
#pragma warning restore CA2201, CA2208
}
