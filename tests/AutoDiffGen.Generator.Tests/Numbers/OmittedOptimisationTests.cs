using AutoDiffGen.Generator.Optimiser;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;
using Xunit.Sdk;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>The corpus compiled without optimisations: the same numbers.</summary>
public class OmittedOptimisationTests
{
    /// <summary>Without them the same is added up and multiplied in another order, at most.</summary>
    [Theory]
    [InlineData(Optimisations.Recomputation, 1e-13)]
    [InlineData(Optimisations.Recomputation | Optimisations.Simplification, 1e-13)]
    internal void Derivatives_AreTheSameWithout(Optimisations optimisation, double tolerance)
    {
        var without = CorpusProgram.Without(optimisation);
        var compared = 0;
        List<string> problems = [];
        foreach (var @case in CorpusReader.Cases.Where(c => c.Method.Refused.Length == 0))
        {
            foreach (var member in CorpusProgram.Members(@case.Method, derivatives: true).Where(m => m is Member.Gradient or Member.Vjp or Member.Jvp or Member.Hvp))
            {
                try
                {
                    if (Compare(@case, member, without, tolerance)) compared++;
                }
                catch (Exception e) when (e is XunitException or InvalidOperationException or NotSupportedException or ArgumentException or ArithmeticException)
                {
                    problems.Add($"{@case.Id} {member}: {e.Message}");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
        Assert.InRange(compared, 1000, int.MaxValue);
    }

    /// <summary>Whether the method can be differentiated so at all: without inlining, some cannot.</summary>
    private static bool Compare(CorpusCase @case, Member member, CorpusProgram without, double tolerance)
    {
        var (value, left, first, second) = Run(CorpusProgram.Instance, @case, member);
        try
        {
            var found = Run(without, @case, member);
            var loose = @case.IsHalfPrecision && tolerance > 0 ? @case.Tolerance : @case.IsSinglePrecision && tolerance > 0 ? 2e-5 : tolerance;
            Near.Assert([value, .. left], [found.Value, .. found.Left], 0, "value");
            Near.Assert(first, found.First, loose, "first");
            Near.Assert(second, found.Second, loose, "second");
            return true;
        }
        catch (NotSupportedException e) when (e.Message.StartsWith("ADG01", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static (double Value, double[] Left, double[] First, double[] Second) Run(CorpusProgram program, CorpusCase @case, Member member)
    {
        double[] left = [.. @case.Point];
        var most = (left.Length + 8) * (left.Length + 8);
        double[] first = [.. Enumerable.Range(0, most).Select(i => Math.Round(Math.Cos(1.7 * i), 3))];
        double[] second = [.. first.Select(x => x / 2)];
        var value = program.Method(@case, member)(left, first, second);
        return (value, left, first, second);
    }
}
