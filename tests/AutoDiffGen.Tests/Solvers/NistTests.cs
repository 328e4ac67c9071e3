using AutoDiffGen.Solvers;
using CurveFitting.Models;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>The 27 nonlinear regressions of NIST's Statistical Reference Datasets, from both starts, with default options and generated gradients.</summary>
public sealed class NistTests
{
    private static readonly IReadOnlyList<NistProblem> Problems = NistProblem.Load();

    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            foreach (NistProblem problem in Problems)
            {
                for (int start = 1; start <= 2; start++) runs.Add(problem.Name, start);
            }

            return runs;
        }
    }

    [Fact]
    public void Problems_AreAllThere()
    {
        Assert.Equal(27, Problems.Count);
        Assert.Equal(27, NistModel.All.Count);
        Assert.Equal(54, Runs.Count);
        Assert.Equal((8, 11, 8), (Problems.Count(p => p.Level == "Lower"), Problems.Count(p => p.Level == "Average"), Problems.Count(p => p.Level == "Higher")));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_HasNineCorrectDigits(string name, int start)
    {
        NistProblem problem = Problems.Single(p => p.Name == name);
        FitResult fit = NistModel.All[name].Fit(problem, problem.Starts[start - 1]);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.InRange(CurveFitting.Models.Digits.Correct(fit.Parameters, problem.Parameters), 9, 11);
        Assert.Equal(problem.DegreesOfFreedom, fit.DegreesOfFreedom);
        Assert.Equal(problem.Parameters.Length, fit.Rank);

        // The residuals of Lanczos1 are rounding errors.
        if (name == "Lanczos1") return;
        Assert.InRange(CurveFitting.Models.Digits.Correct(fit.StandardErrors, problem.StandardErrors), 9, 11);
        Assert.InRange(CurveFitting.Models.Digits.Correct(fit.ResidualStandardDeviation, problem.ResidualStandardDeviation), 9.5, 11);
        Assert.InRange(CurveFitting.Models.Digits.Correct(fit.SumOfSquares, problem.SumOfSquares), 9.5, 11);
    }

    [Fact]
    public void AllRuns_TakeFewEvaluations()
    {
        int evaluations = Problems.Sum(problem => problem.Starts.Sum(start => NistModel.All[problem.Name].Fit(problem, start).Evaluations));
        Assert.InRange(evaluations, 54, 4000);
    }

    // At the certified parameters, rounded to eleven digits, the data give the certified sum of squares.
    [Fact]
    public void CertifiedSums_AreThoseOfTheModels()
    {
        foreach (NistProblem problem in Problems)
        {
            double sum = 0;
            for (int i = 0; i < problem.Response.Length; i++)
            {
                double[] x = [.. Enumerable.Range(0, problem.Predictors.GetLength(1)).Select(j => problem.Predictors[i, j])];
                double residual = NistModel.All[problem.Name].Value(problem.Parameters, x) - problem.Response[i];
                sum += residual * residual;
            }

            if (problem.Name != "Lanczos1") Assert.InRange(CurveFitting.Models.Digits.Correct(sum, problem.SumOfSquares), problem.Name == "Lanczos2" ? 9 : 10, 11);
        }
    }

    [Fact]
    public void Gradients_AgreeWithDifferences()
    {
        foreach (NistProblem problem in Problems)
        {
            if (NistModel.All[problem.Name].Curve is not { } curve) continue;
            double x = problem.Abscissae[problem.Abscissae.Length / 2];
            GradientCheck.Run(b => NistModel.All[problem.Name].Value(b.ToArray(), [x]), (b, g) => curve(b, x, g), problem.Parameters).ThrowIfWrong();
        }
    }

    [Fact]
    public void Confidence_IsParameterPlusMinusQuantileTimesStandardError()
    {
        NistProblem problem = Problems.Single(p => p.Name == "Misra1a");
        FitResult fit = NistModel.All["Misra1a"].Fit(problem, problem.Starts[1]);
        ConfidenceInterval interval = fit.ConfidenceInterval(0);
        const double quantile = 2.178812829667229; // of 0.975 with 12 degrees of freedom
        Assert.Equal(fit.Parameters[0] - quantile * fit.StandardErrors[0], interval.Lower, 1e-9);
        Assert.Equal(fit.Parameters[0] + quantile * fit.StandardErrors[0], interval.Upper, 1e-9);
        Assert.True(fit.ConfidenceInterval(0, 0.99).Upper > interval.Upper);
    }

    [Fact]
    public void Fit_AllocatesItsResultOnly()
    {
        NistProblem problem = Problems.Single(p => p.Name == "Hahn1");
        long bytes = 0;
        int evaluations = 0;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            evaluations = CurveFit.Fit(Nist.Hahn1Gradient, problem.Abscissae, problem.Response, problem.Starts[0]).Evaluations;
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(evaluations, 10, 100);
        Assert.InRange(bytes, 0, 900);
    }
}
