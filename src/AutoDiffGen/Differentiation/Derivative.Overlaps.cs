using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Throws when a derivative shares memory with another derivative or with an argument.</summary>
    /// <exception cref="ArgumentException">They share memory.</exception>
    public static void RequireNoOverlap<T>(
        ReadOnlySpan<T> derivative,
        ReadOnlySpan<T> other,
        ReadOnlySpan<T> other2 = default,
        ReadOnlySpan<T> other3 = default,
        ReadOnlySpan<T> other4 = default,
        ReadOnlySpan<T> other5 = default,
        ReadOnlySpan<T> other6 = default,
        ReadOnlySpan<T> other7 = default,
        ReadOnlySpan<T> other8 = default,
        [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        if (derivative.Overlaps(other) || derivative.Overlaps(other2) || derivative.Overlaps(other3) || derivative.Overlaps(other4)
            || derivative.Overlaps(other5) || derivative.Overlaps(other6) || derivative.Overlaps(other7) || derivative.Overlaps(other8))
        {
            ThrowOverlap(name);
        }
    }

    /// <inheritdoc cref="RequireNoOverlap{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, string?)"/>
    public static void RequireNoOverlap<T>(
        Span<T> derivative,
        ReadOnlySpan<T> other,
        ReadOnlySpan<T> other2 = default,
        ReadOnlySpan<T> other3 = default,
        ReadOnlySpan<T> other4 = default,
        ReadOnlySpan<T> other5 = default,
        ReadOnlySpan<T> other6 = default,
        ReadOnlySpan<T> other7 = default,
        ReadOnlySpan<T> other8 = default,
        [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        if (derivative.Overlaps(other) || derivative.Overlaps(other2) || derivative.Overlaps(other3) || derivative.Overlaps(other4)
            || derivative.Overlaps(other5) || derivative.Overlaps(other6) || derivative.Overlaps(other7) || derivative.Overlaps(other8))
        {
            ThrowOverlap(name);
        }
    }

    /// <inheritdoc cref="RequireNoOverlap{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, string?)"/>
    public static void RequireNoOverlap<T>(
        T[,]? derivative,
        T[,]? other,
        T[,]? other2 = null,
        T[,]? other3 = null,
        T[,]? other4 = null,
        T[,]? other5 = null,
        T[,]? other6 = null,
        T[,]? other7 = null,
        T[,]? other8 = null,
        [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        if (AreSame(derivative, other) || AreSame(derivative, other2) || AreSame(derivative, other3) || AreSame(derivative, other4)
            || AreSame(derivative, other5) || AreSame(derivative, other6) || AreSame(derivative, other7) || AreSame(derivative, other8))
        {
            ThrowOverlap(name);
        }
    }

    /// <summary>Throws when an argument that the method writes shares memory with another argument.</summary>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (written.Overlaps(other)) ThrowNotDistinct(name, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDistinct<T>(
        Span<T> written,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (written.Overlaps(other)) ThrowNotDistinct(name, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDistinct<T>(
        T[]? written,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (new ReadOnlySpan<T>(written).Overlaps(other)) ThrowNotDistinct(name, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDistinct<T>(
        T[,]? written,
        T[,]? other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (AreSame(written, other)) ThrowNotDistinct(name, otherName);
    }

    private static bool AreSame<T>(T[,]? left, T[,]? right) => left is { Length: > 0 } && ReferenceEquals(left, right);

    [DoesNotReturn]
    private static void ThrowOverlap(string? name) =>
        throw new ArgumentException("The derivative shares memory with an argument or with another derivative; it must have its own.", Named(name));

    [DoesNotReturn]
    private static void ThrowNotDistinct(string? name, string? otherName) =>
        throw new ArgumentException($"The argument is written and shares memory with '{Named(otherName)}'; to be differentiated, it must have its own.", Named(name));

    /// <summary>What the user calls an argument or a field that generated code takes the cells of, or a member of something that may be null.</summary>
    private static string? Named(string? expression)
    {
        if (expression is null) return null;
        int start = expression.IndexOf("Derivative.Cells(", StringComparison.Ordinal);
        if (start >= 0 && expression.EndsWith(')')) expression = expression[(start + "Derivative.Cells(".Length)..^1];
        if (expression.StartsWith("this.", StringComparison.Ordinal)) expression = expression["this.".Length..];
        return expression.Replace("global::", "", StringComparison.Ordinal).Replace("?.", ".", StringComparison.Ordinal);
    }
}
