using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Incrementality;

/// <summary>What an edit makes the generator do again, by the reasons of its tracked steps.</summary>
public class EditTests
{
    private const string Source = EditedModels.Source;

    [Theory]
    [InlineData("double z = x * y;", "double z = x * y; // the product")]
    [InlineData("public static double Square", "/* squares */ public static double Square")]
    [InlineData("double z = x * y;", "\n\n        double   z=x * y  ;")]
    [InlineData("=> 2 * x;", "=>\n        2 * x; // twice")]
    [InlineData("internal static class Helper", "internal sealed class Unrelated { public int A; }\n\ninternal static class Helper")]
    [InlineData("=> 3 * x;", "=> 4 * x;")]
    public void EditThatChangesNoProgram_DoesNothingAgain(string from, string to) =>
        TrackedRun.Edit(Source, from, to).AssertNothingWasDoneAgain();

    [Fact]
    public void UnrelatedFile_DoesNothingAgain() =>
        TrackedRun.Of(
            CompilationFactory.Create(Source),
            c => c.AddSyntaxTrees(CompilationFactory.Parse("namespace M; public class Added { public double F(double x) => x; }", "Added.cs")))
            .AssertNothingWasDoneAgain();

    [Fact]
    public void EditOfABody_ModifiesThatMethodOnly() => AssertOneOfTwoModified(TrackedRun.Edit(Source, "x * x;", "x * x * x;"));

    [Fact]
    public void EditOfACallee_ModifiesItsCallersOnly() => AssertOneOfTwoModified(TrackedRun.Edit(Source, "=> 2 * x;", "=> 5 * x;"));

    [Fact]
    public void EditOfASignature_ModifiesThatMethodOnly() => AssertOneOfTwoModified(TrackedRun.Edit(Source, "Square(double x)", "Square(float x)"));

    [Fact]
    public void RenamedParameterThatNoRealStatementMentions_IsModified()
    {
        const string Power = """
            using AutoDiffGen;
            public static partial class Models
            {
                [Differentiable]
                public static double Power(double x, int n) { double p = 1; for (int i = 0; i < /**/n; i++) p *= x; return p; }
            }
            """;

        var run = TrackedRun.Of(
            CompilationFactory.Create(Power),
            c => c.ReplaceSyntaxTree(c.SyntaxTrees[0], CompilationFactory.Parse(Power.Replace("int n", "int m", StringComparison.Ordinal).Replace("/**/n", "m", StringComparison.Ordinal), "Test0.cs")));

        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(run.Reasons(TrackingNames.Differentiate)));
    }

    [Fact]
    public void AnotherMethod_IsNewAndTheOthersAreNotDifferentiatedAgain()
    {
        var run = TrackedRun.Edit(Source, "internal static class Helper", "public static partial class More\n{\n    [Differentiable]\n    public static double Cube(double x) => x * x * x;\n}\n\ninternal static class Helper");

        Assert.Equal(1, run.Reasons(TrackingNames.Differentiate).Count(r => r == IncrementalStepRunReason.New));
        Assert.Equal(2, run.Reasons(TrackingNames.Differentiate).Count(r => r == IncrementalStepRunReason.Cached));
    }

    private static void AssertOneOfTwoModified(TrackedRun run)
    {
        Assert.Equal(1, run.Reasons(TrackingNames.Lower).Count(r => r == IncrementalStepRunReason.Modified));
        Assert.Equal(1, run.Reasons(TrackingNames.Differentiate).Count(r => r == IncrementalStepRunReason.Modified));
        Assert.Equal(1, run.Reasons(TrackingNames.Differentiate).Count(r => r == IncrementalStepRunReason.Cached));
    }
}
