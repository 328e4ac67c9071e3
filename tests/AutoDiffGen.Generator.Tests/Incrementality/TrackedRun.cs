using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Incrementality;

/// <summary>Two runs of one driver, before and after an edit, and why each step ran the second time.</summary>
internal sealed class TrackedRun
{
    public static readonly string[] Steps = [TrackingNames.Lower, TrackingNames.Differentiate, TrackingNames.Group];

    private readonly GeneratorRunResult _second;

    private TrackedRun(GeneratorRunResult second) => _second = second;

    public static TrackedRun Edit(string source, string from, string to)
    {
        Xunit.Assert.Contains(from, source, StringComparison.Ordinal);
        return Of(
            CompilationFactory.Create(source),
            c => c.ReplaceSyntaxTree(c.SyntaxTrees[0], CompilationFactory.Parse(source.Replace(from, to, StringComparison.Ordinal), "Test0.cs")));
    }

    public static TrackedRun Of(CSharpCompilation compilation, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var first = GeneratorRunner.Run(compilation);
        return new TrackedRun(GeneratorRunner.Run(edit(compilation), first.Driver).Result);
    }

    /// <summary>The reasons of a step's outputs, one for each output.</summary>
    public IncrementalStepRunReason[] Reasons(string step) =>
        [.. _second.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    public IncrementalStepRunReason[] OutputReasons() =>
        [.. _second.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    public void AssertNothingWasDoneAgain()
    {
        Xunit.Assert.All(Reasons(TrackingNames.Lower), r => Xunit.Assert.True(IsOld(r), $"{TrackingNames.Lower}: {r}"));
        foreach (var step in Steps.Skip(1))
        {
            Xunit.Assert.All(Reasons(step), r => Xunit.Assert.True(r == IncrementalStepRunReason.Cached, $"{step}: {r}"));
        }

        Xunit.Assert.All(OutputReasons(), r => Xunit.Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    private static bool IsOld(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
