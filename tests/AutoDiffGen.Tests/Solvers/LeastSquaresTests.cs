using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Least squares over residuals with a generated Jacobian: standard problems, bounds, and what is reported.</summary>
public sealed class LeastSquaresTests
{
    private static readonly double[] Resistances = [34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872];

    [Fact]
    public void F119_Sensor_IsFittedInAFewEvaluations()
    {
        double[,] x = { { 0, 0 }, { 128, 0 }, { 255, 0 }, { 0, 512 }, { 128, 512 }, { 255, 512 }, { 0, 1023 }, { 128, 1023 }, { 255, 1023 } };
        double[] z = [89.66623397, 122.9866434, 123.8610312, 197.274736, 4255.419371, 7129.346848, 197.8635428, 4655.314692, 8335.298909];
        FitResult fit = CurveFit.Fit(FitFunctions.SensorGradient, x, z, [20, 10000, 50, 50000, 60]);
        Assert.True(fit.IsConverged, fit.ToString());
        double[] expected = [27.85, 9886.98, 56.87, 48581, 48.47];
        for (int j = 0; j < expected.Length; j++) Assert.Equal(expected[j], fit.Parameters[j], 1e-4 * expected[j]);
        Assert.InRange(fit.SumOfSquares, 0, 1.1e-13);
        Assert.InRange(fit.Evaluations, 2, 12);
        Assert.Equal(4, fit.DegreesOfFreedom);
    }

    [Fact]
    public void F130_Meyer_IsSolved()
    {
        double[] residuals = new double[16];
        FitFunctions.Thermistor([0.02, 4000, 250], Resistances, residuals);
        Assert.Equal(1693607809.43615, residuals.Sum(r => r * r), 1e-4);
        FitResult fit = LeastSquares.Solve(
            (p, r) => FitFunctions.Thermistor(p, Resistances, r), (p, r, jacobian) => FitFunctions.ThermistorJacobian(p, Resistances, r, jacobian), 16, [0.02, 4000, 250]);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.Equal(87.9458551704, fit.SumOfSquares, 1e-9);
        Assert.Equal(0.00560963646, fit.Parameters[0], 1e-10);
        Assert.Equal(6181.346348, fit.Parameters[1], 1e-5);
        Assert.Equal(345.2236347, fit.Parameters[2], 1e-6);
    }

    [Fact]
    public void F120_Rosenbrock_IsSolvedExactly()
    {
        FitResult fit = LeastSquares.Solve(FitFunctions.Rosenbrock, FitFunctions.RosenbrockJacobian, 2, [-1.2, 1]);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.Equal([1, 1], fit.Parameters);
        Assert.Equal(0, fit.Cost);
        Assert.Equal(0, fit.DegreesOfFreedom);
        Assert.True(double.IsNaN(fit.ResidualStandardDeviation));
        Assert.True(double.IsNaN(fit.ConfidenceInterval(0).Lower));
    }

    [Fact]
    public void F126_PowellSingular_GoesToItsMinimum()
    {
        FitResult fit = LeastSquares.Solve(FitFunctions.PowellSingular, FitFunctions.PowellSingularJacobian, 4, [3, -1, 0, 1]);
        Assert.InRange(fit.SumOfSquares, 0, 1e-40);
        Assert.Equal(0, fit.Parameters[3], 1e-10);
    }

    [Fact]
    public void F129_BrownAndDennis_WithLargeResiduals_IsSolved()
    {
        FitResult fit = LeastSquares.Solve(FitFunctions.BrownDennis, FitFunctions.BrownDennisJacobian, 20, [25, 5, -5, -1]);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.Equal(85822.2016264, fit.SumOfSquares, 1e-6);
    }

    [Fact]
    public void BoundedBrownAndDennis_HasTheKnownMinimum()
    {
        var options = new LeastSquaresOptions { LowerBounds = [-10, 0, -100, -20], UpperBounds = [100, 15, 0, 0.2] };
        static void Watched(ReadOnlySpan<double> p, Span<double> residuals)
        {
            Assert.InRange(p[0], -10, 100);
            Assert.InRange(p[3], -20, 0.2);
            FitFunctions.BrownDennis(p, residuals);
        }

        FitResult fit = LeastSquares.Solve(Watched, FitFunctions.BrownDennisJacobian, 20, [25, 5, -5, -1], options);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.Equal(88860.479, fit.SumOfSquares, 1e-3);
        Assert.Equal(-10, fit.Parameters[0]);
        Assert.Equal(0.2, fit.Parameters[3]);
        Assert.Equal(18, fit.DegreesOfFreedom);
        Assert.Equal(0, fit.StandardErrors[0]);
        Assert.True(fit.StandardErrors[1] > 0);
    }

    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(1, 0.5)]
    public void BoundedRosenbrock_StopsAtTheBound(double upper, double other)
    {
        var options = new LeastSquaresOptions { LowerBounds = [-2, -2], UpperBounds = [upper, other] };
        FitResult fit = LeastSquares.Solve(FitFunctions.Rosenbrock, FitFunctions.RosenbrockJacobian, 2, [-1.2, Math.Min(1, other)], options);
        Assert.True(fit.IsConverged, fit.ToString());
        if (other > 1) Assert.Equal((upper, upper * upper), (fit.Parameters[0], Math.Round(fit.Parameters[1], 12)));
        else Assert.Equal(other, fit.Parameters[1]);
        Assert.Equal(1, fit.DegreesOfFreedom);
    }

    [Fact]
    public void AllParametersAtBounds_IsAMinimumToo()
    {
        var options = new LeastSquaresOptions { LowerBounds = [-2, -2], UpperBounds = [-1, -1] };
        FitResult fit = LeastSquares.Solve(FitFunctions.Rosenbrock, FitFunctions.RosenbrockJacobian, 2, [-1.5, -1.5], options);
        Assert.Equal([-1, -1], fit.Parameters);
        Assert.Equal(StoppingReason.GradientTolerance, fit.Reason);
        Assert.Equal(0, fit.Rank);
        Assert.Equal([0, 0], fit.StandardErrors);
    }
}
