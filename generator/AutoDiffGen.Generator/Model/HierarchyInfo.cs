using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Model;

/// <summary>The type that a method belongs to, and the types and the namespace around it.</summary>
/// <param name="MetadataName">What tells it from every other type: <c>N.Outer+Inner`1</c>.</param>
/// <param name="Namespace">The namespace, escaped; empty for the global one.</param>
/// <param name="Types">The declarations to repeat, outermost first.</param>
internal sealed record HierarchyInfo(string MetadataName, string Namespace, EquatableArray<TypeDeclaration> Types);

/// <summary>How another part of a partial type is declared.</summary>
/// <param name="Modifiers">What stands before <c>partial</c>: <c>static</c>, <c>ref</c>, or nothing.</param>
/// <param name="Keyword"><c>class</c>, <c>record struct</c>, ….</param>
/// <param name="Name">The name, escaped.</param>
/// <param name="TypeParameters">With the angle brackets, or empty.</param>
internal sealed record TypeDeclaration(string Modifiers, string Keyword, string Name, string TypeParameters)
{
    public override string ToString() => (Modifiers.Length > 0 ? Modifiers + " " : "") + $"partial {Keyword} {Name}{TypeParameters}";
}
