using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Second derivatives over the corpus: Hessian times vector, and the whole Hessian.</summary>
public class CorpusSecondOrderTests
{
    [Theory]
    [MemberData(nameof(CorpusData.Hvp), MemberType = typeof(CorpusData))]
    public void Hvp_IsTheDifferenceOfTheGradient(string id)
    {
        var run = DerivativeRun.Of(id, Member.Hvp);
        var direction = run.Direction(run.Case.Inputs, 0.3);
        var product = run.Vector(double.NaN);

        run.Call([.. direction], product);

        run.AssertPrimalUnchanged();
        if (run.Case.IsKink || run.Case.Gradient.Any(g => !double.IsFinite(g)))
        {
            return;
        }

        foreach (var i in run.Case.Inputs)
        {
            var expected = Differences.Directional(p => Gradient(run, p)[i], [.. run.Case.Point], direction);
            Near.Assert(expected, product[i], run.Case.IsSinglePrecision ? 2e-2 : 1e-5, $"component {i} of H·v");
        }
    }

    [Theory]
    [MemberData(nameof(CorpusData.Hessian), MemberType = typeof(CorpusData))]
    public void Hessian_IsSymmetricAndItsColumnsAreProducts(string id)
    {
        var run = DerivativeRun.Of(id, Member.Hessian);
        int[] inputs = [.. run.Case.Inputs];
        var n = inputs.Length;
        double[] gradient = [.. Enumerable.Repeat(double.NaN, n)], hessian = [.. Enumerable.Repeat(double.NaN, n * n)];

        run.Call(gradient, hessian);

        run.AssertPrimalUnchanged();
        Near.Assert([.. run.Case.Gradient], gradient, run.Case.Tolerance, "gradient");
        if (run.Case.IsKink)
        {
            return;
        }

        var tolerance = run.Case.IsSinglePrecision ? 1e-4 : 1e-9;
        var products = DerivativeRun.Of(id, Member.Hvp);
        for (var column = 0; column < n; column++)
        {
            var direction = run.Vector(0);
            direction[inputs[column]] = 1;
            var product = run.Vector(0);
            products.Call(direction, product);
            double[] columnOfHessian = [.. Enumerable.Range(0, n).Select(row => hessian[row * n + column])];
            double[] rowOfHessian = [.. Enumerable.Range(0, n).Select(i => hessian[column * n + i])];
            Near.Assert(products.Inputs(product), columnOfHessian, tolerance, $"column {column}");
            Near.Assert(columnOfHessian, rowOfHessian, tolerance, $"column and row {column}");
        }
    }

    private static double[] Gradient(DerivativeRun run, double[] point)
    {
        var gradient = run.Vector(0);
        CorpusProgram.Instance.Method(run.Case, Member.Gradient)([.. point], gradient, []);
        return gradient;
    }
}
