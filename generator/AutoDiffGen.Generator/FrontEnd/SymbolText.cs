using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Names of symbols as they are written in generated code, and as people read them.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    private static readonly SymbolDisplayFormat ShortMethod = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The type with <c>global::</c> in front of every name that needs it.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>The type as an expression or an object creation names it: without <c>?</c>.</summary>
    public static string OfPlain(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A name, escaped where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A static member with its type in front.</summary>
    public static string Member(ISymbol member) => OfPlain(member.ContainingType) + "." + Identifier(member.Name);

    /// <summary>How generated code calls a method from inside its own type.</summary>
    public static string Callable(IMethodSymbol method) =>
        method.IsStatic ? Member(method) : "this." + Identifier(method.Name);

    /// <summary>A symbol as a message names it.</summary>
    public static string Display(ISymbol symbol) =>
        symbol.ToDisplayString(symbol is IMethodSymbol ? ShortMethod : Short);
}
