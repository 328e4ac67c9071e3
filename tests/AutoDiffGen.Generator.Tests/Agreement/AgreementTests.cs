using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Agreement;

/// <summary>
/// For every corpus file and every single change of it that compiles: the generator emits a stub for a method
/// exactly when the analyzer reports an error in it, and names one of the errors reported.
/// </summary>
public class AgreementTests
{
    // Fewer derivatives than the number tests ask for: obstacles are those of the method, and of those that repeat it.
    private static readonly SyntaxTree s_every = CompilationFactory.Parse("""
        using AutoDiffGen;

        namespace Corpus;

        public static class Every
        {
            public const Derivatives DerivativeOfANumber = Derivatives.Gradient | Derivatives.Jacobian;
            public const Derivatives DerivativeInOneRun = Derivatives.Gradient;
            public const Derivatives DerivativeOfAVector = Derivatives.Vjp;
        }
        """, "Every.cs");

    public static TheoryData<string> Files => [.. CorpusFiles.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task GeneratorAndAnalyzer_Agree(string file)
    {
        var tree = CorpusFiles.Find(file);
        var compilation = OneFile(tree);
        var disagreements = new List<string>();
        var compared = 0;
        foreach (var mutation in Mutations.Of(tree))
        {
            // The text is parsed again: what the user types has no nodes from elsewhere.
            var text = CompilationFactory.Parse(mutation.Root.ToFullString(), file);
            var mutated = compilation.ReplaceSyntaxTree(tree, text);
            if (Errors(mutated, [text]).Length > 0)
            {
                continue;
            }

            compared++;
            disagreements.AddRange((await Compare(mutated)).Select(d => $"{mutation.Name}\n    {d}"));
        }

        Assert.True(compared > 0, "The file itself does not compile.");
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} of {compared}\n" + string.Join("\n", disagreements.Take(10)));
    }

    private static async Task<List<string>> Compare(CSharpCompilation compilation)
    {
        GeneratorRun run;
        try
        {
            run = GeneratorRunner.Run(compilation);
        }
        catch (InvalidOperationException exception)
        {
            return [exception.InnerException?.ToString() ?? exception.Message];
        }

        var broken = Errors(run.Compilation, run.GeneratedTrees);
        if (broken.Length > 0)
        {
            return [$"The generated code does not compile: {broken[0]}"];
        }

        var stubs = Stubs.Find(run.GeneratedTrees);
        var reported = (await Analyzers.Errors(run.Compilation)).ToLookup(MethodOf);
        return [.. stubs.Select(s => s.Key).Union(reported.Select(r => r.Key)).SelectMany(m => Disagreement(m, [.. stubs[m]], [.. reported[m]]))];
    }

    // Only of the trees asked for: the others are the same in every mutation.
    private static string[] Errors(Compilation compilation, IEnumerable<SyntaxTree> trees) =>
        [.. trees.SelectMany(t => compilation.GetSemanticModel(t).GetDiagnostics())
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.ToString())];

    // A method whose parameters cannot be differentiated has no derivatives at all, not even stubs.
    private static IEnumerable<string> Disagreement(MethodName method, string[] stubs, Diagnostic[] reported)
    {
        string[] ids = [.. reported.Select(d => d.Id)];
        bool isAgreed = reported.Any(IsOfParameter) ? stubs.Length == 0 : ids.Length > 0 && stubs.Length > 0 && !stubs.Except(ids).Any();
        if (!isAgreed)
        {
            yield return $"{method}: stubs [{string.Join(", ", stubs)}], analyzer [{string.Join(", ", ids)}]";
        }
    }

    private static bool IsOfParameter(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<ParameterSyntax>().Any() == true;

    // What stands in a callee is reported there; the annotated method is then among the additional locations.
    private static MethodName MethodOf(Diagnostic diagnostic)
    {
        var method = diagnostic.AdditionalLocations.Append(diagnostic.Location)
            .Select(MethodAt)
            .FirstOrDefault(m => m is not null && m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Differentiable"));
        return method is null ? new MethodName(diagnostic.ToString(), "") : MethodName.Of(method);
    }

    private static MethodDeclarationSyntax? MethodAt(Location location) =>
        location.SourceTree?.GetRoot().FindNode(location.SourceSpan).AncestorsAndSelf().OfType<MethodDeclarationSyntax>().FirstOrDefault();

    /// <summary>The file, what it is annotated with and what corpus files call.</summary>
    private static CSharpCompilation OneFile(SyntaxTree tree)
    {
        var text = tree.ToString();
        var companions = CorpusFiles.Trees.Where(t => t.FilePath is CorpusFiles.Attributes or "CallsHelper.cs"
            || (t != tree && t.FilePath.StartsWith("A01_", StringComparison.Ordinal) && text.Contains("A01", StringComparison.Ordinal)));
        return CompilationFactory.Create([tree, s_every, .. companions.Where(t => t != tree)]);
    }
}
