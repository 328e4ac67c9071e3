using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds out whether a method is of a kind that can have derivatives at all.</summary>
internal static class SignatureCheck
{
    private const string UseOrdinaryMethod = "Move the computation into an ordinary method and annotate that one";

    /// <summary>The first thing that forbids it, or null.</summary>
    public static DeclarationProblem? Check(IMethodSymbol method, SyntaxNode? declaration)
    {
        Location? name = (declaration as LambdaExpressionSyntax)?.ArrowToken.GetLocation() ?? NameOf(method);
        string display = method.Name.Length == 0 ? "lambda" : method.Name;
        var syntax = declaration as MethodDeclarationSyntax;
        DeclarationProblem Because(string reason, string instead, Location? location) =>
            DeclarationProblem.At(location ?? name, DiagnosticIds.UnsupportedSignature, display, reason, instead);

        return (method, syntax) switch
        {
            _ when KindOf(method) is { } kind => Because("is " + kind, UseOrdinaryMethod, name),
            _ when IsFileLocal(method.ContainingType) => Because("belongs to a file-local type, which generated code cannot add to", "Remove 'file' from the type", name),
            _ when IsWithoutBody(method) => Because("has no body", "Annotate a method that has one", name),
            ({ IsAsync: true }, _) => Because("is async", UseOrdinaryMethod, Modifier(syntax, SyntaxKind.AsyncKeyword)),
            _ when IsSequence(method.ReturnType) && FirstYield(syntax) is { } yield => Because("is an iterator", UseOrdinaryMethod, yield.GetLocation()),
            _ when OtherNumber(method) is { } other => Because($"takes or gives numbers of a type '{other.Name}' that is not known to be a floating-point type", $"Constrain it: where {other.Name} : {NumberParameters.Interface}<{other.Name}>", other.Locations.FirstOrDefault(static l => l.IsInSource)),
            _ when method.ReturnsByRef || method.ReturnsByRefReadonly => Because("returns by reference", "Return the value", RefKeyword(syntax)),
            _ when method.ReturnType.IsRefLikeType => Because($"returns the ref struct '{Display(method.ReturnType)}'", "Take the result as a span parameter and write to it", syntax?.ReturnType.GetLocation()),
            _ when IsPointer(method.ReturnType) => Because("returns a pointer", "Return the value", syntax?.ReturnType.GetLocation()),
            _ when method.Parameters.FirstOrDefault(p => IsPointer(p.Type)) is { } pointer => Because($"takes the pointer '{pointer.Name}'", "Take a span", pointer.Locations.FirstOrDefault()),
            _ => null,
        };
    }

    public static Location? NameOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    public static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string? KindOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Ordinary => method.ContainingType is { CanBeReferencedByName: false } ? "an extension member" : null,
        MethodKind.LocalFunction => "a local function",
        MethodKind.AnonymousFunction => "a lambda",
        MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove => "an accessor",
        MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
        MethodKind.ExplicitInterfaceImplementation => "an explicit interface implementation",
        _ => "not an ordinary method",
    };

    private static bool IsFileLocal(INamedTypeSymbol? type) => type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    private static bool IsWithoutBody(IMethodSymbol method) =>
        method.IsAbstract || method.IsExtern || (method.IsPartialDefinition && method.PartialImplementationPart is null);

    private static bool IsPointer(ITypeSymbol type) => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    /// <summary>A type parameter in the signature that stands for numbers which may have no derivatives.</summary>
    private static ITypeParameterSymbol? OtherNumber(IMethodSymbol method) =>
        method.Parameters.Select(static p => p.Type).Append(method.ReturnType).SelectMany(Parts).OfType<ITypeParameterSymbol>().FirstOrDefault(NumberParameters.IsOtherNumber);

    /// <summary>A type, and those that it is made of.</summary>
    public static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => named.TypeArguments.SelectMany(Parts),
        _ => [type],
    };

    private static Location? Modifier(MethodDeclarationSyntax? syntax, SyntaxKind kind) =>
        syntax?.Modifiers.FirstOrDefault(modifier => modifier.IsKind(kind)) is { RawKind: not 0 } token ? token.GetLocation() : null;

    private static Location? RefKeyword(MethodDeclarationSyntax? syntax) =>
        (syntax?.ReturnType as RefTypeSyntax)?.RefKeyword.GetLocation();

    /// <summary>Whether an iterator may give it back.</summary>
    private static bool IsSequence(ITypeSymbol type) => type.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator";

    private static SyntaxToken? FirstYield(MethodDeclarationSyntax? syntax) => syntax?.Body?
        .DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .OfType<YieldStatementSyntax>().FirstOrDefault()?.YieldKeyword;
}
