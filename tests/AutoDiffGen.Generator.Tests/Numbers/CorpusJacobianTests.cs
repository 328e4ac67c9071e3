using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>The whole matrix: a row for the result and each number written, a column for each input.</summary>
public class CorpusJacobianTests
{
    [Theory]
    [MemberData(nameof(CorpusData.Jacobian), MemberType = typeof(CorpusData))]
    public void Jacobian_HasTheColumnsOfForwardMode(string id)
    {
        var run = DerivativeRun.Of(id, Member.Jacobian);
        var forward = DerivativeRun.Of(id, Member.Jvp);
        int[] inputs = [.. run.Case.Inputs], written = [.. run.Case.Written];
        var rows = (run.Case.Method.ReturnsNumber ? 1 : 0) + written.Length;
        double[] jacobian = [.. Enumerable.Repeat(double.NaN, rows * inputs.Length)];

        run.Call(jacobian, []);

        run.AssertPrimalUnchanged();
        for (var column = 0; column < inputs.Length; column++)
        {
            double[] tangents = run.Vector(0), tangent = [0];
            tangents[inputs[column]] = 1;
            forward.Call(tangents, tangent);
            double[] expected = [.. run.Case.Method.ReturnsNumber ? tangent : [], .. written.Select(i => tangents[i])];
            double[] actual = [.. Enumerable.Range(0, rows).Select(row => jacobian[row * inputs.Length + column])];
            Near.Assert(expected, actual, run.Case.IsSinglePrecision ? 1e-5 : 1e-12, $"column {column}");
        }
    }
}
