using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Throws when an <c>out</c> argument, which has no value yet, shares memory with another argument.</summary>
    /// <param name="variable">The variable. It is left as it is.</param>
    /// <param name="other">Another, which must not lie in it, nor around it.</param>
    /// <param name="name">How the first is called.</param>
    /// <param name="otherName">How the other is called.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateOutput<T, TOther>(
        out T variable,
        in TOther other,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        Unsafe.SkipInit(out variable);
        RequireSeparateVariables(in variable, in other, name, otherName);
    }

    /// <summary>Throws when two <c>out</c> arguments, which have no values yet, share memory.</summary>
    /// <param name="first">A variable. It is left as it is.</param>
    /// <param name="second">Another. It is left as it is.</param>
    /// <param name="name">How the first is called.</param>
    /// <param name="otherName">How the second is called.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateOutputs<T, TOther>(
        out T first,
        out TOther second,
        [CallerArgumentExpression(nameof(first))] string? name = null,
        [CallerArgumentExpression(nameof(second))] string? otherName = null)
    {
        Unsafe.SkipInit(out second);
        RequireSeparateOutput(out first, in second, name, otherName);
    }

    /// <summary>Throws when an <c>out</c> argument, which has no value yet, lies in an array or a span.</summary>
    /// <param name="variable">The variable. It is left as it is.</param>
    /// <param name="cells">The cells, which must not be around it.</param>
    /// <param name="name">How the variable is called.</param>
    /// <param name="otherName">How the cells are called.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateOutput<T, TCell>(
        out T variable,
        ReadOnlySpan<TCell> cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        Unsafe.SkipInit(out variable);
        RequireSeparateCells(in variable, cells, name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateOutput{T, TCell}(out T, ReadOnlySpan{TCell}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateOutput<T, TCell>(
        out T variable,
        Span<TCell> cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        Unsafe.SkipInit(out variable);
        RequireSeparateCells(in variable, cells, name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateOutput{T, TCell}(out T, ReadOnlySpan{TCell}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateOutput<T, TCell>(
        out T variable,
        TCell[]? cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        Unsafe.SkipInit(out variable);
        RequireSeparateCells(in variable, cells, name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateOutput{T, TCell}(out T, ReadOnlySpan{TCell}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateOutput<T, TCell>(
        out T variable,
        TCell[,]? cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        Unsafe.SkipInit(out variable);
        RequireSeparateCells(in variable, cells, name, otherName);
    }

    /// <inheritdoc cref="RequireSeparateOutput{T, TCell}(out T, ReadOnlySpan{TCell}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparateOutput<T, TCell>(
        out T variable,
        TCell[][]? cells,
        [CallerArgumentExpression(nameof(variable))] string? name = null,
        [CallerArgumentExpression(nameof(cells))] string? otherName = null)
    {
        Unsafe.SkipInit(out variable);
        RequireSeparateCells(in variable, cells, name, otherName);
    }
}
