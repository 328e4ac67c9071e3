using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Something about an annotated method that can be said without looking at its body.</summary>
/// <param name="Id">The diagnostic: <c>ADG0001</c>.</param>
/// <param name="Arguments">What fills the gaps of its message.</param>
/// <param name="Location">The identifier or keyword that is to blame.</param>
internal sealed record DeclarationProblem(string Id, EquatableArray<string> Arguments, Location? Location)
{
    /// <summary>The other place to look at: the member that it clashes with, the method that wants it.</summary>
    public Location? Related { get; init; }

    /// <summary>Whether no derivative of the method can be generated.</summary>
    public bool StopsGeneration => DiagnosticDescriptors.Get(Id).DefaultSeverity == DiagnosticSeverity.Error;

    public static DeclarationProblem At(Location? location, string id, params string[] arguments) =>
        new(id, EquatableArray.Of(arguments), location);
}
