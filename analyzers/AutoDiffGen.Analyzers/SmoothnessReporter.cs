using System.Collections.Immutable;
using AutoDiffGen.Analyzers.StableForms;
using AutoDiffGen.Generator.Analyses.Smoothness;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Analyzers;

/// <summary>Says in the words of the source what the compiler has found out about smoothness, and looks at how active formulas are written.</summary>
internal sealed class SmoothnessReporter(SourcePlaces places, Compilation compilation, INamedTypeSymbol differentiable)
{
    /// <summary>The property of a diagnostic that holds the text to write instead.</summary>
    public const string Replacement = "Replacement";

    /// <summary>The property of a diagnostic about a parameter without which there would be nothing to differentiate.</summary>
    public const string IsOnlyInput = "IsOnlyInput";

    public IEnumerable<Diagnostic> Report(SmoothnessReport report, CancellationToken cancellationToken)
    {
        var models = new Dictionary<SyntaxTree, SemanticModel>();
        foreach (Finding finding in report.Findings)
        {
            if (finding.Parameter >= 0) yield return OfParameter(finding);
            else if (!IsAnnotatedItself(finding.Origin, models)) yield return places.ToDiagnostic(finding.Id, finding.Origin, Words(finding, models));
        }

        var steep = new HashSet<int>(report.Findings.Where(static f => f.Id == DiagnosticIds.InfiniteDerivative).Select(static f => f.Origin));
        var forms = new List<(int Origin, StableForm Form)>();
        foreach (int origin in report.Active)
        {
            SyntaxNode node = places[origin];
            if (ModelOf(node, models).GetOperation(node, cancellationToken) is not { } operation || IsAnnotatedItself(origin, models)) continue;
            if (EqualityTest.IsCopied(operation)) yield return places.ToDiagnostic(DiagnosticIds.EqualityOfActive, origin, EqualityTest.Words(node));
            if (new UnstableForms(report.Overflowing.Contains(origin), steep.Contains(origin)).Find(operation) is { } form) forms.Add((origin, form));
        }

        foreach ((int origin, StableForm form) in forms)
        {
            if (forms.Any(other => places[origin].Ancestors().Contains(places[other.Origin]))) continue;
            yield return places.ToDiagnostic(
                form.Id, origin, [Text(origin), form.Reason, form.Replacement], ImmutableDictionary<string, string?>.Empty.Add(Replacement, form.Replacement));
        }
    }

    private Diagnostic OfParameter(Finding finding) => Diagnostic.Create(
        DiagnosticDescriptors.Get(finding.Id),
        places.Method.Parameters[finding.Parameter].Locations[0],
        [places.Method.Locations[0]],
        finding.IsOnlyInput ? ImmutableDictionary<string, string?>.Empty.Add(IsOnlyInput, "") : null,
        [places.Method.Name, .. finding.Arguments, ""]);

    private IEnumerable<object> Words(Finding finding, Dictionary<SyntaxTree, SemanticModel> models)
    {
        SyntaxNode node = places[finding.Origin];
        return finding.Id switch
        {
            DiagnosticIds.EqualityOfActive => EqualityTest.Words(node),
            DiagnosticIds.InfiniteDerivative => [Text(finding.Origin), SourceLine.Brief(SingularOperand(ModelOf(node, models).GetOperation(node)) ?? node), .. finding.Arguments],
            _ => [Text(finding.Origin), .. finding.Arguments],
        };
    }

    /// <summary>The divisor, or the first argument of the function.</summary>
    private static SyntaxNode? SingularOperand(IOperation? operation) => operation switch
    {
        IBinaryOperation quotient => quotient.RightOperand.Syntax,
        ICompoundAssignmentOperation quotient => quotient.Value.Syntax,
        IInvocationOperation call => call.Arguments.FirstOrDefault(static a => a.Parameter?.Ordinal == 0)?.Value.Syntax,
        _ => null,
    };

    private string Text(int origin) => SourceLine.Brief(places[origin]);

    /// <summary>Whether the place is in a callee that is annotated too: then it is said there.</summary>
    private bool IsAnnotatedItself(int origin, Dictionary<SyntaxTree, SemanticModel> models)
    {
        if (places[origin].FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration) return false;
        if (ModelOf(declaration, models).GetDeclaredSymbol(declaration) is not { } callee) return false;
        callee = callee.PartialDefinitionPart ?? callee;
        return !SymbolEqualityComparer.Default.Equals(callee, places.Method.PartialDefinitionPart ?? places.Method)
            && AutoDiffAnalyzer.Annotation(callee, differentiable) is not null;
    }

    private SemanticModel ModelOf(SyntaxNode node, Dictionary<SyntaxTree, SemanticModel> models)
    {
        if (!models.TryGetValue(node.SyntaxTree, out SemanticModel? model))
        {
            model = compilation.GetSemanticModel(node.SyntaxTree);
            models.Add(node.SyntaxTree, model);
        }

        return model;
    }
}
