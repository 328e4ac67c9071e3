using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>The cells of a matrix, row after row, as one span: a view, not a copy.</summary>
    public static Span<T> Cells<T>(T[,]? matrix) =>
        matrix is null ? default : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);

    /// <summary>Copies cells, for memory of any kind.</summary>
    /// <exception cref="ArgumentException">There is not room for all of them.</exception>
    public static void Copy<T>(ReadOnlySpan<T> from, Span<T> to) => from.CopyTo(to);

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Copy<T>(T[,]? from, Span<T> to) => Cells(from).CopyTo(to);

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Copy<T>(ReadOnlySpan<T> from, T[,]? to) => from.CopyTo(Cells(to));

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Copy<T>(T[,]? from, T[,]? to) => Cells(from).CopyTo(Cells(to));

    /// <summary>Adds numbers to others, one by one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not a number to add to for each of them.</exception>
    public static void Add<T>(ReadOnlySpan<T> from, Span<T> to) where T : IAdditionOperators<T, T, T>
    {
        to = to[..from.Length];
        for (int i = 0; i < to.Length; i++) to[i] += from[i];
    }

    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Add<T>(T[,]? from, T[,]? to) where T : IAdditionOperators<T, T, T> => Add<T>(Cells(from), Cells(to));

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

    /// <summary>Copies numbers into memory of another type, each rounded to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not room for all of them.</exception>
    public static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : IFloatingPointIeee754<TFrom>
        where TTo : IFloatingPointIeee754<TTo>
    {
        to = to[..from.Length];
        for (int i = 0; i < to.Length; i++) to[i] = TTo.CreateChecked(from[i]);
    }
}
