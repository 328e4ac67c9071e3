using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Throws when a derivative shares memory with another derivative or with an argument.</summary>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNoOverlap<T>(
        ReadOnlySpan<T> derivative,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(derivative))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (derivative.Overlaps(other)) ThrowOverlap(name, otherName);
    }

    /// <inheritdoc cref="RequireNoOverlap{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNoOverlap<T>(
        Span<T> derivative,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(derivative))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (derivative.Overlaps(other)) ThrowOverlap(name, otherName);
    }

    /// <inheritdoc cref="RequireNoOverlap{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNoOverlap<T>(
        T[,]? derivative,
        T[,]? other,
        [CallerArgumentExpression(nameof(derivative))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (AreSame(derivative, other)) ThrowOverlap(name, otherName);
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
    private static void ThrowOverlap(string? name, string? otherName) =>
        throw new ArgumentException($"The derivative shares memory with '{otherName}'; it must have its own.", name);

    [DoesNotReturn]
    private static void ThrowNotDistinct(string? name, string? otherName) =>
        throw new ArgumentException($"The argument is written and shares memory with '{otherName}'; to be differentiated, it must have its own.", name);
}
