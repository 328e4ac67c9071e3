using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BackEnd;

/// <summary>What the generator does again after an edit.</summary>
public class PipelineTests
{
    private const string Source =
        """
        using AutoDiffGen;
        public static partial class C
        {
            [Differentiable] public static double F(double x) => G(x) * x;
            [Differentiable] public static double H(double x) => x + 1;
            static double G(double x) => x * x;
        }
        """;

    [Theory]
    [InlineData("G(x) * x", "/* why */ G(x)  *  x")]
    [InlineData("using AutoDiffGen;", "using AutoDiffGen;\n// why\n")]
    [InlineData("static double G", "static double Unrelated() => 1;\n static double G")]
    public void EditsThatChangeNothing_LeaveEverythingCached(string old, string now)
    {
        var reasons = Edit(old, now);
        Assert.DoesNotContain(reasons, r => r.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
        Assert.All(reasons.Where(r => r.Step == TrackingNames.Differentiate), r => Assert.Equal(IncrementalStepRunReason.Cached, r.Reason));
    }

    [Theory]
    [InlineData("G(x) * x", "G(x) + x")]
    [InlineData("x * x;", "x * x * x;")]
    public void EditsOfAMethodOrItsCallee_ConcernThatMethodOnly(string old, string now)
    {
        var reasons = Edit(old, now).Where(r => r.Step == TrackingNames.Lower).Select(r => r.Reason);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], reasons);
    }

    private static List<(string Step, IncrementalStepRunReason Reason)> Edit(string old, string now)
    {
        CSharpCompilation before = CompilationFactory.Create(Source);
        SyntaxTree tree = before.SyntaxTrees[0];
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, CompilationFactory.Parse(Source.Replace(old, now), tree.FilePath));
        GeneratorRun run = GeneratorRunner.Run(after, GeneratorRunner.Run(before).Driver);
        return [.. Steps(run.Result)];
    }

    private static IEnumerable<(string, IncrementalStepRunReason)> Steps(GeneratorRunResult result) =>
        from name in new[] { TrackingNames.Lower, TrackingNames.Differentiate, TrackingNames.Group }
        from step in result.TrackedSteps[name]
        from output in step.Outputs
        select (name, output.Reason);
}
