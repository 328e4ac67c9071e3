using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Throws when two arguments that are handed over by reference, one of which is written, share memory.</summary>
    /// <param name="first">A variable.</param>
    /// <param name="second">Another, which must not lie in it, nor around it.</param>
    /// <param name="name">How the first is called.</param>
    /// <param name="otherName">How the second is called.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateVariables<T, TOther>(
        in T first,
        in TOther second,
        [CallerArgumentExpression(nameof(first))] string? name = null,
        [CallerArgumentExpression(nameof(second))] string? otherName = null)
    {
        if (Overlap(in first, in second, 1)) ThrowSharedVariable(name, otherName);
    }

    /// <summary>Throws when an argument that is handed over by reference lies in an array or a span, and one of the two is written.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="cells">The cells, which must not be around it.</param>
    /// <param name="name">How the variable is called.</param>
    /// <param name="otherName">How the cells are called.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateCells<T, TCell>(
        in T variable,
        ReadOnlySpan<TCell> cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        if (Overlap(in variable, in MemoryMarshal.GetReference(cells), cells.Length)) ThrowSharedVariable(name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateCells{T, TCell}(in T, ReadOnlySpan{TCell}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateCells<T, TCell>(
        in T variable,
        Span<TCell> cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        if (Overlap(in variable, in MemoryMarshal.GetReference(cells), cells.Length)) ThrowSharedVariable(name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateCells{T, TCell}(in T, ReadOnlySpan{TCell}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateCells<T, TCell>(
        in T variable,
        TCell[]? cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        if (cells is not null && Overlap(in variable, in MemoryMarshal.GetArrayDataReference(cells), cells.Length)) ThrowSharedVariable(name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateCells{T, TCell}(in T, ReadOnlySpan{TCell}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateCells<T, TCell>(
        in T variable,
        TCell[,]? cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        if (cells is { Length: > 0 } && Overlap(in variable, in cells[0, 0], cells.Length)) ThrowSharedVariable(name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateCells{T, TCell}(in T, ReadOnlySpan{TCell}, string?, string?)"/>
    public static void RequireSeparateCells<T, TCell>(
        in T variable,
        TCell[][]? cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        foreach (TCell[]? row in cells ?? []) RequireSeparateCells(in variable, row, name, otherName);
    }

    /// <summary>Whether a variable lies within so many others in a row, or the first of them in it.</summary>
    private static bool Overlap<T, TOther>(ref readonly T variable, ref readonly TOther first, int count)
    {
        if (count == 0) return false;
        ref TOther start = ref Unsafe.As<T, TOther>(ref Unsafe.AsRef(in variable));
        nint offset = Unsafe.ByteOffset(ref Unsafe.AsRef(in first), ref start);
        return offset >= 0 ? offset < (nint)count * Unsafe.SizeOf<TOther>() : -offset < Unsafe.SizeOf<T>();
    }

    [DoesNotReturn]
    private static void ThrowSharedVariable(string? name, string? otherName) =>
        throw new ArgumentException($"The argument lies in the memory of '{Named(otherName)}', and one of the two is written; to be differentiated, it must have its own.", Named(name));
}
