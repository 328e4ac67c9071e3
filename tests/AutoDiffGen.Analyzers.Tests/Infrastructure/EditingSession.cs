using System.Collections.Concurrent;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Analyzers.Tests.Infrastructure;

/// <summary>A generator and an analyzer that stay alive while a file is edited, as in an editor; tells what they do after each edit.</summary>
internal sealed class EditingSession
{
    private readonly ConcurrentBag<LoweredMethod> lowered = [];
    private readonly Dictionary<string, Verdict> verdicts = new(StringComparer.Ordinal);
    private readonly VerdictCache cache = new();
    private readonly DifferentiabilityAnalyzer analyzer;
    private GeneratorDriver driver = GeneratorRunner.CreateDriver();
    private CSharpCompilation? compilation;

    public EditingSession() => analyzer = new DifferentiabilityAnalyzer { Lower = LowerAndCount };

    /// <summary>Puts the text in place of the file's, and runs both.</summary>
    public async Task<Work> TypeAsync(string text)
    {
        SyntaxTree tree = CompilationFactory.Parse(text, "Test0.cs");
        compilation = compilation?.ReplaceSyntaxTree(compilation.SyntaxTrees[0], tree) ?? CompilationFactory.Create([tree, CompilationFactory.Parse(AnalyzerRunner.Usings, "Usings.cs")]);
        GeneratorRun run = GeneratorRunner.Run(compilation, driver);
        driver = run.Driver;
        lowered.Clear();
        await AnalyzerRunner.AnalyzeAsync(run.Compilation, analyzer);
        return new Work(
            Sorted(run.Result.TrackedSteps[TrackingNames.Lower].SelectMany(s => s.Outputs).Where(Ran).Select(o => NameOf((LoweredRequest)o.Value))),
            Sorted(run.Result.TrackedSteps[TrackingNames.Differentiate].Where(s => s.Outputs.Any(Ran)).SelectMany(s => s.Inputs).Select(i => NameOf((LoweredRequest)i.Source.Outputs[i.OutputIndex].Value))),
            Sorted(lowered.Select(m => m.Program.Entry.Name)),
            Sorted(lowered.Where(IsJudged).Select(m => m.Program.Entry.Name)));
    }

    private static bool Ran((object Value, IncrementalStepRunReason Reason) output) => output.Reason != IncrementalStepRunReason.Cached;

    private static string NameOf(LoweredRequest request) => request.Program.Entry.Name;

    private static string Sorted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private LoweredMethod? LowerAndCount(IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        LoweredMethod? result = MethodLowering.Lower(method, model, cancellation);
        if (result is not null) lowered.Add(result);
        return result;
    }

    /// <summary>Whether the cache had no verdict on the method as it is now.</summary>
    private bool IsJudged(LoweredMethod method)
    {
        Verdict verdict = cache.On(method, Generator.Model.Derivatives.Gradient, hasStumbled: false);
        bool isNew = !verdicts.TryGetValue(method.Program.Entry.Id, out Verdict? before) || !ReferenceEquals(before, verdict);
        verdicts[method.Program.Entry.Id] = verdict;
        return isNew;
    }

    /// <summary>The names of methods, as often as something was done with them.</summary>
    /// <param name="LoweredByGenerator">Lowered, to see whether they have changed.</param>
    /// <param name="Differentiated">Differentiated.</param>
    /// <param name="LoweredByAnalyzer">Lowered, to see whether they have changed.</param>
    /// <param name="Judged">Looked at for what stands in the way, and for what is unwise.</param>
    internal sealed record Work(string LoweredByGenerator, string Differentiated, string LoweredByAnalyzer, string Judged);
}
