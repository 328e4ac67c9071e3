using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Reads how to declare type parameters again.</summary>
internal static class TypeParameterReader
{
    public static TypeParameters Read(IReadOnlyCollection<ITypeParameterSymbol> parameters) => parameters.Count == 0
        ? TypeParameters.None
        : new TypeParameters($"<{string.Join(", ", parameters.Select(static p => Keywords.Escape(p.Name)))}>", parameters.Select(Clause).OfType<string>().ToEquatableArray());

    /// <summary><c>where T : struct, IComparable&lt;T&gt;</c>; null where nothing is demanded.</summary>
    private static string? Clause(ITypeParameterSymbol parameter)
    {
        string? kind = parameter switch
        {
            { HasUnmanagedTypeConstraint: true } => "unmanaged",
            { HasValueTypeConstraint: true } => "struct",
            { HasReferenceTypeConstraint: true, ReferenceTypeConstraintNullableAnnotation: NullableAnnotation.Annotated } => "class?",
            { HasReferenceTypeConstraint: true } => "class",
            { HasNotNullConstraint: true } => "notnull",
            _ => null,
        };
        string[] all =
        [
            .. kind is null ? [] : new[] { kind },
            .. parameter.ConstraintTypes.Select(SymbolText.Of),
            .. parameter.HasConstructorConstraint ? ["new()"] : Array.Empty<string>(),
            .. parameter.AllowsRefLikeType ? ["allows ref struct"] : Array.Empty<string>(),
        ];
        return all.Length == 0 ? null : $"where {Keywords.Escape(parameter.Name)} : {string.Join(", ", all)}";
    }
}
