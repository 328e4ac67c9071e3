using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Reverse mode over the corpus: <c>Gradient</c> overwrites, <c>Vjp</c> adds.</summary>
public class CorpusGradientTests
{
    [Theory]
    [MemberData(nameof(CorpusData.Gradient), MemberType = typeof(CorpusData))]
    public void Gradient_OverwritesWithTheExpectedOne(string id)
    {
        var run = DerivativeRun.Of(id, Member.Gradient);
        var derivatives = run.Vector(double.NaN);

        run.Call(derivatives, []);

        run.AssertPrimalUnchanged();
        Near.Assert([.. run.Case.Gradient], run.Inputs(derivatives), run.Case.Tolerance, "gradient");
    }

    [Theory]
    [MemberData(nameof(CorpusData.VjpOfANumber), MemberType = typeof(CorpusData))]
    public void Vjp_AddsTheCotangentTimesTheJacobian(string id)
    {
        var run = DerivativeRun.Of(id, Member.Vjp);
        var derivatives = run.Vector(0);
        foreach (var i in run.Case.Inputs.Except(run.Case.Written))
        {
            derivatives[i] = 0.25 * (i + 1);
        }

        double[] before = [.. derivatives];
        run.Call([1.5], derivatives);

        run.AssertPrimalUnchanged();
        double[] expected = [.. run.Case.Inputs.Select((i, n) => before[i] + 1.5 * run.Case.Gradient[n])];
        Near.Assert(expected, run.Inputs(derivatives), 2 * run.Case.Tolerance, "vjp");
    }

    [Theory]
    [MemberData(nameof(CorpusData.Vjp), MemberType = typeof(CorpusData))]
    public void Vjp_OfAZeroCotangentAddsNothing(string id)
    {
        var run = DerivativeRun.Of(id, Member.Vjp);
        var derivatives = run.Vector(0);

        run.Call([0], derivatives);

        Near.Assert(run.Vector(0), derivatives, 0, "vjp");
    }

    [Theory]
    [InlineData("LongTape.CosineOfCosine(double, int) #0")]
    [InlineData("B05.F(double) #0")]
    [InlineData("Layer.Loss(ReadOnlySpan<double>, ReadOnlySpan<double>, int) #0")]
    public void Gradient_IsTheSameOnManyThreads(string id)
    {
        var @case = CorpusReader.Find(id);
        var gradient = CorpusProgram.Instance.Method(@case, Member.Gradient);
        var results = new double[64][];
        Parallel.For(0, results.Length, i =>
        {
            results[i] = new double[@case.Point.Length];
            gradient([.. @case.Point], results[i], []);
        });

        Assert.All(results, r => Assert.Equal(results[0], r));
    }
}
