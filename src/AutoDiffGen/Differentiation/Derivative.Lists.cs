using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

/// <content>Lists: null counts as empty.</content>
public static partial class Derivative
{
    /// <summary>The number of cells in a list.</summary>
    public static int Count<T>(List<T>? list) => list?.Count ?? 0;

    /// <inheritdoc cref="Count{T}(List{T})"/>
    public static int Count<T>(IReadOnlyList<T>? list) => list?.Count ?? 0;

    /// <summary>The cells of a list as one span: a view, not a copy, which is good while nothing is added or removed.</summary>
    public static Span<T> Cells<T>(List<T>? list) => CollectionsMarshal.AsSpan(list);

    /// <summary>The cells of a list as one span, where it is an array or a <see cref="List{T}"/>; of any other kind, none.</summary>
    public static ReadOnlySpan<T> Cells<T>(IReadOnlyList<T>? list) => list switch
    {
        T[] array => array,
        List<T> cells => CollectionsMarshal.AsSpan(cells),
        _ => default,
    };

    /// <summary>Throws when it is not known where a list has its cells, so that something which is written might be among them.</summary>
    /// <exception cref="ArgumentException">The list is neither an array nor a <see cref="List{T}"/>.</exception>
    public static void RequireKnownCells<T>(IReadOnlyList<T>? list, [CallerArgumentExpression(nameof(list))] string? name = null)
    {
        if (list is not (null or T[] or List<T>)) ThrowUnknownCells(name);
    }

    [DoesNotReturn]
    private static void ThrowUnknownCells(string? name) =>
        throw new ArgumentException("The method writes another argument, and this list could be a view of it; to be differentiated, it must be an array or a List.", name);
}
