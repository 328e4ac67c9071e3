using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0101 and ADG0116: declares a rule for a method whose derivative nobody knows, for the user to fill in.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteRuleFix))]
public sealed class WriteRuleFix : SolutionFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnknownCall, DiagnosticIds.UndecidedCall];

    protected override async Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } found ? $"Write a rule for '{found.Method.Name}'" : null;

    protected override async Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } found) return;
        DocumentEditor edits = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        string indentation = string.Concat(found.Caller.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        string NameOf(ITypeSymbol type) => type.ToMinimalDisplayString(edits.SemanticModel, found.Caller.SpanStart);
        string Library(string metadataName) => NameOf(edits.SemanticModel.Compilation.GetTypeByMetadataName(metadataName)!);
        string name = NameOf(found.Method.ContainingType), exception = Library(typeof(NotImplementedException).FullName), attribute = Library("AutoDiffGen.DerivativeOfAttribute");
        string system = exception.Substring(0, exception.Length - nameof(NotImplementedException).Length);
        string text = $"""

            {indentation}[{attribute.Substring(0, attribute.Length - nameof(Attribute).Length)}(typeof({name}), nameof({name}.{found.Method.Name}))]
            {indentation}private {RuleSkeleton.SignatureOf(found.Method, RuleKindOf.Vjp, NameOf, system)} => throw new {exception}();

            """;
        var rule = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text.Replace("\r\n", "\n"))!;
        edits.ReplaceNode(found.Caller.Parent!, (current, _) => With((TypeDeclarationSyntax)current, found.Caller, rule));
    }

    /// <summary>The rule behind the method that calls, unless it is there already.</summary>
    private static TypeDeclarationSyntax With(TypeDeclarationSyntax type, MethodDeclarationSyntax caller, MethodDeclarationSyntax rule)
    {
        bool isThere = type.Members.Any(m => IsOverload(m, rule));
        int position = type.Members.IndexOf(m => IsOverload(m, caller));
        return isThere ? type : type.WithMembers(type.Members.Insert(position + 1, rule));
    }

    /// <summary>Whether it has the name and the types of parameters of the other.</summary>
    private static bool IsOverload(MemberDeclarationSyntax member, MethodDeclarationSyntax other) => member is MethodDeclarationSyntax method && method.Identifier.ValueText == other.Identifier.ValueText
        && method.ParameterList.Parameters.Select(TypeOf).SequenceEqual(other.ParameterList.Parameters.Select(TypeOf));

    private static string TypeOf(ParameterSyntax parameter) => $"{parameter.Modifiers} {parameter.Type}";

    /// <summary>A method that a rule can be written for, and the method that calls it.</summary>
    private static async Task<(IMethodSymbol Method, MethodDeclarationSyntax Caller)?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call) return null;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol symbol || call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax } caller) return null;
        IMethodSymbol method = symbol.ReducedFrom ?? symbol;
        return method.IsGenericMethod || method.ContainingType.IsGenericType || RuleSignature.Unsupported(method) is not null ? null : (method, caller);
    }
}
