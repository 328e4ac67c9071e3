using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Throws when two arguments, one of which is written, are the same object.</summary>
    /// <param name="first">An object.</param>
    /// <param name="second">Another, which must not be the same.</param>
    /// <param name="name">How the first is called.</param>
    /// <param name="otherName">How the second is called.</param>
    /// <exception cref="ArgumentException">They are the same.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDistinctObjects(
        object? first,
        object? second,
        [CallerArgumentExpression(nameof(first))] string? name = null,
        [CallerArgumentExpression(nameof(second))] string? otherName = null)
    {
        if (first is not null && ReferenceEquals(first, second)) ThrowSameObject(name, otherName);
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void ThrowSameObject(string? name, string? otherName) =>
        throw new ArgumentException($"The argument is the same object as '{otherName}', and one of the two is written; to be differentiated, they must be two objects.", name);
}
