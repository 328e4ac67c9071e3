using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Reads how to declare another part of a type.</summary>
internal static class HierarchyReader
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static HierarchyInfo Read(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        var types = new List<TypeDeclaration> { Declaration(type) };
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
            types.Insert(0, Declaration(outer));
        }

        INamespaceSymbol space = type.ContainingNamespace;
        return space.IsGlobalNamespace
            ? new HierarchyInfo(name, "", types.ToEquatableArray())
            : new HierarchyInfo(space.ToDisplayString() + "." + name, space.ToDisplayString(Qualified), types.ToEquatableArray());
    }

    private static TypeDeclaration Declaration(INamedTypeSymbol type) =>
        new(Modifiers(type), Keyword(type), Keywords.Escape(type.Name), TypeParameters(type));

    private static string Modifiers(INamedTypeSymbol type) => type switch
    {
        { IsStatic: true } => "static",
        { IsRefLikeType: true } => "ref",
        _ => "",
    };

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "interface",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (_, true) => "record",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol type) => type.TypeParameters.Length == 0
        ? ""
        : "<" + string.Join(", ", type.TypeParameters.Select(p => Variance(p) + Keywords.Escape(p.Name))) + ">";

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };
}
