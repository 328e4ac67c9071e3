using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>Where <c>FGradient</c> is called and does not exist, but <c>F</c> does: asks for it with [Differentiable].</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AskForDerivativeFix))]
public sealed class AskForDerivativeFix : SolutionFix
{
    private const string DefaultOfNumber = "Derivatives.Gradient | Derivatives.Jvp";
    private const string DefaultOfOthers = "Derivatives.Vjp | Derivatives.Jvp";

    /// <summary>The compiler's ways to say that a name does not exist.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0103", "CS0117", "CS1061"];

    protected override async Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null && Find(model, diagnostic, cancellationToken) is { } found
            ? $"Ask for the {found.Kind} of '{found.Method.Identifier.ValueText}' with [Differentiable]"
            : null;
    }

    protected override async Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || Find(model, diagnostic, cancellationToken) is not { } found) return;
        if (document.Project.Solution.GetDocument(found.Method.SyntaxTree) is not { } target) return;

        DocumentEditor edits = await editor.GetDocumentEditorAsync(target.Id, cancellationToken).ConfigureAwait(false);
        edits.ReplaceNode(found.Method, (current, _) => Annotated((MethodDeclarationSyntax)current, found.Kind, found.IsNumber));
        Annotations.MakePartial(edits, found.Method);
    }

    /// <summary>The method whose derivative is called, and which derivative it is.</summary>
    private static (MethodDeclarationSyntax Method, Derivatives Kind, bool IsNumber)? Find(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
        if (Enclosing<SimpleNameSyntax>(root, diagnostic.Location) is not { } name) return null;
        INamedTypeSymbol? type = name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            ? model.GetSymbolInfo(access.Expression, cancellationToken).Symbol as INamedTypeSymbol ?? model.GetTypeInfo(access.Expression, cancellationToken).Type as INamedTypeSymbol
            : model.GetEnclosingSymbol(name.SpanStart, cancellationToken)?.ContainingType;
        foreach (Derivatives kind in Enum.GetValues(typeof(Derivatives)))
        {
            string text = name.Identifier.ValueText, suffix = kind.ToString();
            if (kind == Derivatives.None || text.Length <= suffix.Length || !text.EndsWith(suffix, StringComparison.Ordinal)) continue;
            string original = text.Substring(0, text.Length - suffix.Length);
            for (; type is not null; type = type.ContainingType)
            {
                if (type.GetMembers(original).OfType<IMethodSymbol>().FirstOrDefault() is not { } method) continue;
                bool isNumber = method.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
                return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is MethodDeclarationSyntax syntax ? (syntax, kind, isNumber) : null;
            }

            return null;
        }

        return null;
    }

    private static MethodDeclarationSyntax Annotated(MethodDeclarationSyntax method, Derivatives kind, bool isNumber)
    {
        string flag = "Derivatives." + kind;
        string usual = isNumber ? DefaultOfNumber : DefaultOfOthers;
        bool isUsual = usual.Contains(flag);
        if (Annotations.Differentiable(method.AttributeLists) is { } attribute)
        {
            AttributeArgumentSyntax? argument = attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Derivatives");
            string asked = argument?.Expression.ToString() ?? usual;
            return asked.Contains(flag) ? method : method.ReplaceNode(attribute, Asking(attribute, $"{asked} | {flag}"));
        }

        AttributeListSyntax list = Annotations.Like(null, "Differentiable");
        if (!isUsual) list = list.ReplaceNode(list.Attributes[0], Asking(list.Attributes[0], $"{usual} | {flag}"));
        return Annotations.Above(method, list);
    }

    private static AttributeSyntax Asking(AttributeSyntax attribute, string derivatives) =>
        attribute.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"(Derivatives = {derivatives})"));
}
