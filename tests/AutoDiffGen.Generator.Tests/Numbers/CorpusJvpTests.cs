using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Forward mode over the corpus, and forward against reverse.</summary>
public class CorpusJvpTests
{
    [Theory]
    [MemberData(nameof(CorpusData.JvpOfANumber), MemberType = typeof(CorpusData))]
    public void Jvp_AlongEachInputIsThePartialDerivative(string id)
    {
        var run = DerivativeRun.Of(id, Member.Jvp);
        foreach (var (position, n) in run.Case.Inputs.Select((position, n) => (position, n)))
        {
            var direction = run.Vector(0);
            direction[position] = 1;
            double[] tangent = [double.NaN];

            run.Call(direction, tangent);

            run.AssertPrimalUnchanged();
            Near.Assert(run.Case.Gradient[n], tangent[0], run.Case.Tolerance, $"tangent along input {n}");
        }
    }

    [Theory]
    [MemberData(nameof(CorpusData.JvpOfWritten), MemberType = typeof(CorpusData))]
    public void Jvp_OfWrittenArgumentsIsThatOfDifferences(string id)
    {
        var run = DerivativeRun.Of(id, Member.Jvp);
        var direction = run.Direction(run.Case.Inputs, 0.3);
        double[] tangents = [.. direction];
        run.Call(tangents, [0]);

        run.AssertPrimalUnchanged();
        foreach (var i in run.Case.Written)
        {
            var expected = Differences.Directional(p => Left(run.Case, p, i), [.. run.Case.Point], direction);
            Near.Assert(expected, tangents[i], run.Case.IsSinglePrecision ? 5e-3 : 1e-6, $"tangent of written number {i}");
        }
    }

    /// <summary>⟨c, J v⟩ = ⟨Jᵀ c, v⟩ for a cotangent of all outputs and a direction of all inputs.</summary>
    [Theory]
    [MemberData(nameof(CorpusData.BothModes), MemberType = typeof(CorpusData))]
    public void ForwardAndReverse_AreTransposed(string id)
    {
        var forward = DerivativeRun.Of(id, Member.Jvp);
        var reverse = DerivativeRun.Of(id, Member.Vjp);
        var @case = forward.Case;
        double[] result = [0.75], tangent = [0];
        var cotangents = forward.Direction(@case.Written, 0.9);
        var direction = forward.Direction(@case.Inputs, 0.3);
        double[] tangents = [.. direction], adjoints = [.. cotangents];
        forward.Call(tangents, tangent);
        reverse.Call(result, adjoints);

        var left = result[0] * tangent[0] + @case.Written.Sum(i => cotangents[i] * tangents[i]);
        var right = @case.Inputs.Sum(i => adjoints[i] * direction[i]);
        Near.Assert(left, right, @case.IsHalfPrecision ? @case.Tolerance : @case.IsSinglePrecision ? 1e-5 : 1e-9, "dot products");
    }

    private static double Left(CorpusCase @case, double[] point, int position)
    {
        double[] p = [.. point];
        CorpusProgram.Plain.Method(@case, Member.Value)(p, [], []);
        return p[position];
    }
}
