using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Model;

/// <summary>The type parameters of a generic method, which its derivatives have too.</summary>
/// <param name="List">With the angle brackets: <c>&lt;T, U&gt;</c>; empty if the method is not generic.</param>
/// <param name="Constraints">What has to be known of them: <c>where T : unmanaged</c>.</param>
internal sealed record TypeParameters(string List, EquatableArray<string> Constraints)
{
    public static TypeParameters None { get; } = new("", EquatableArray<string>.Empty);
}
