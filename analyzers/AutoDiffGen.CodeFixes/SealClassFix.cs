using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0116: marks a class sealed from which none derives, so that it is known which method runs.</summary>
/// <remarks>What is virtual or protected for classes that cannot be any more loses that: C# would complain.</remarks>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SealClassFix))]
public sealed class SealClassFix : SolutionFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UndecidedCall];

    protected override async Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } type ? $"Mark '{type.Name}' sealed" : null;

    protected override async Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } type) return;
        bool isFirst = true;
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } target) continue;
            DocumentEditor edits = await editor.GetDocumentEditorAsync(target.Id, cancellationToken).ConfigureAwait(false);
            bool takesModifier = isFirst;
            edits.ReplaceNode(
                await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false),
                (current, generator) => Closed((TypeDeclarationSyntax)current, takesModifier, generator));
            isFirst = false;
        }
    }

    private static async Task<INamedTypeSymbol?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (model.GetOperation(node, cancellationToken) is not IInvocationOperation call || model.GetEnclosingSymbol(node.SpanStart, cancellationToken) is not IMethodSymbol around) return null;
        return UndecidedCall.Sealable(call, new LoweringSession(model.Compilation, around, RuleTable.Contains, new StructLayouts(), cancellationToken));
    }

    private static SyntaxNode Closed(TypeDeclarationSyntax type, bool takesModifier, SyntaxGenerator generator)
    {
        TypeDeclarationSyntax closed = type.ReplaceNodes(type.Members, static (_, member) => Closed(member));
        return takesModifier && !closed.Modifiers.Any(SyntaxKind.SealedKeyword)
            ? generator.WithModifiers(closed, generator.GetModifiers(closed).WithIsSealed(true))
            : closed;
    }

    /// <summary>A member of a sealed class: nothing new to override, and nothing new for classes that derive from it.</summary>
    private static MemberDeclarationSyntax Closed(MemberDeclarationSyntax member)
    {
        if (member is BaseTypeDeclarationSyntax) return member;
        SyntaxTokenList modifiers = member.Modifiers;
        bool isOverride = modifiers.Any(SyntaxKind.OverrideKeyword), isNarrower = modifiers.Any(SyntaxKind.InternalKeyword) || modifiers.Any(SyntaxKind.PrivateKeyword);
        IEnumerable<SyntaxToken> kept = modifiers
            .Where(m => !m.IsKind(SyntaxKind.VirtualKeyword) && (isOverride || !isNarrower || !m.IsKind(SyntaxKind.ProtectedKeyword)))
            .Select(m => m.IsKind(SyntaxKind.ProtectedKeyword) && !isOverride ? SyntaxFactory.Token(SyntaxKind.PrivateKeyword).WithTriviaFrom(m) : m);
        SyntaxTokenList closed = [.. kept];
        bool losesFirst = modifiers.Count > 0 && closed.Count > 0 && closed[0].RawKind != modifiers[0].RawKind;
        return closed.Count == modifiers.Count && !losesFirst ? member : member.WithModifiers(closed).WithLeadingTrivia(member.GetLeadingTrivia());
    }
}
