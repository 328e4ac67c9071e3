using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The rules that a compilation declares.</summary>
internal sealed class DerivativeRules
{
    private static readonly ConditionalWeakTable<Compilation, DerivativeRules> Known = new();

    /// <summary>The methods of a file that look like rules; most files have none, and most edits leave most files alone.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Candidates = new();

    private DerivativeRules(ImmutableArray<RuleDeclaration> all) => All = all;

    public ImmutableArray<RuleDeclaration> All { get; }

    public static DerivativeRules Of(Compilation compilation) => Known.GetValue(compilation, static c => new DerivativeRules([.. Find(c)]));

    /// <summary>The rules that belong to a method, with the parameters that they have.</summary>
    public IEnumerable<(RuleDeclaration Declaration, RuleSignature Signature)> For(IMethodSymbol method)
    {
        foreach (RuleDeclaration declaration in All)
        {
            if (declaration.Name != method.Name || !SymbolEqualityComparer.Default.Equals(declaration.Type.OriginalDefinition, method.ContainingType?.OriginalDefinition)) continue;
            RuleDeclaration rule = declaration.For(method);
            var signature = RuleSignature.Of(rule, method);
            if (signature.Problem is null) yield return (rule, signature);
        }
    }

    private static IEnumerable<RuleDeclaration> Find(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (MethodDeclarationSyntax candidate in Candidates.GetValue(tree, static t => [.. Find(t)]))
            {
                if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(candidate) is IMethodSymbol method && RuleDeclaration.Of(method) is { } rule) yield return rule;
            }
        }
    }

    private static IEnumerable<MethodDeclarationSyntax> Find(SyntaxTree tree) => SymbolIdentity.IsGenerated(tree) ? []
        : tree.GetRoot().DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(static m => m.AttributeLists.Any(l => l.Attributes.Any(a => a.Name.ToString() is var name && (name.Contains("DerivativeOf") || name.Contains("AugmentedPrimalOf")))));
}
