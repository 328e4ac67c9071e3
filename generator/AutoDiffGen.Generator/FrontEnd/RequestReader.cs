using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Reads an annotated method; no symbol and no syntax goes further than this.</summary>
internal static class RequestReader
{
    /// <summary>Null when nothing can be generated: the analyzer says why.</summary>
    public static LoweredRequest? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        Read((IMethodSymbol)context.TargetSymbol, context.Attributes[0], context.SemanticModel.Compilation, cancellation);

    public static LoweredRequest? Read(IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        if (DeclarationCheck.IsRefused(method, attribute, cancellation)) return null;
        if (MethodLowering.Lower(method, compilation, cancellation) is not { } lowered) return null;
        Derivatives wanted = RequestedDerivatives.Of(method, attribute);
        var request = new DerivativeRequest(
            HierarchyReader.Read(method.ContainingType),
            wanted,
            Modifiers(method),
            ShadowedNames(method, compilation, cancellation),
            compilation.Options is CSharpCompilationOptions { CheckOverflow: true });
        Function entry = lowered.Program.Entry with { Renamed = NameClash.Helpers(method, wanted) };
        return new LoweredRequest(request, lowered.Program with { Entry = entry }, lowered.HasErrors);
    }

    private static string Modifiers(IMethodSymbol method) =>
        SyntaxFacts.GetText(method.DeclaredAccessibility) + (method.IsStatic ? " static" : "");

    /// <summary>The short type names of generated code that mean something else in the method.</summary>
    private static EquatableArray<string> ShadowedNames(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        SyntaxReference? reference = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault();
        if (reference?.GetSyntax(cancellation) is not MethodDeclarationSyntax syntax) return ShortNames.All.ToEquatableArray();
        SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
        int position = syntax.Body?.OpenBraceToken.Span.End ?? syntax.ExpressionBody?.Expression.SpanStart ?? syntax.Identifier.SpanStart;
        return ShortNames.All.Where(name => Find(name, model, position).Any(symbol => !IsMeant(symbol, name))).ToEquatableArray();
    }

    /// <summary>What the name means there, or could; binding it is cheaper than a list of all symbols, for which whole namespaces are read in.</summary>
    private static IEnumerable<ISymbol> Find(string name, SemanticModel model, int position)
    {
        SymbolInfo found = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.IdentifierName(name), SpeculativeBindingOption.BindAsExpression);
        return found.Symbol is { } symbol ? [symbol] : found.CandidateSymbols;
    }

    private static bool IsMeant(ISymbol symbol, string name) =>
        symbol is INamedTypeSymbol { ContainingType: null } type && type.ContainingNamespace.ToDisplayString() == ShortNames.NamespaceOf(name);
}
