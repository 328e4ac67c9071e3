using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Analyzers;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>Marks a parameter that needs no derivative, or has none, [Constant].</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddConstantFix))]
public sealed class AddConstantFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnsupportedType, DiagnosticIds.ZeroDerivative, DiagnosticIds.WithoutEffect];

    protected override string? Title(SyntaxNode root, Diagnostic diagnostic) =>
        !diagnostic.Properties.ContainsKey(SmoothnessReporter.IsOnlyInput) && Find(root, diagnostic) is { } parameter ? $"Mark '{parameter.Identifier.ValueText}' [Constant]" : null;

    protected override void Edit(DocumentEditor edits, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(SmoothnessReporter.IsOnlyInput) || Find(edits.OriginalRoot, diagnostic) is not { } parameter) return;
        AttributeSyntax? known = Annotations.Differentiable(((MethodDeclarationSyntax)parameter.Parent!.Parent!).AttributeLists);
        AttributeListSyntax mark = Annotations.Like(known, "Constant").WithTrailingTrivia(SyntaxFactory.Space);
        edits.ReplaceNode(parameter, (current, _) => Marked((ParameterSyntax)current, mark));
    }

    /// <summary>The parameter of an annotated method that the diagnostic is about: it or its type is reported, not what the body does with it.</summary>
    private static ParameterSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        Enclosing<ParameterSyntax>(root, diagnostic.Location) is { Parent.Parent: MethodDeclarationSyntax } parameter ? parameter : null;

    private static ParameterSyntax Marked(ParameterSyntax parameter, AttributeListSyntax mark) => parameter
        .WithoutLeadingTrivia()
        .WithAttributeLists(parameter.WithoutLeadingTrivia().AttributeLists.Insert(0, mark))
        .WithLeadingTrivia(parameter.GetLeadingTrivia());
}
