using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>What a fit says of itself: errors of parameters, rank, reasons for stopping, bad arguments.</summary>
public sealed class FitReportTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6];
    private static readonly double[] Y = [1.1, 1.9, 3.2, 3.8, 5.1, 6.2];

    [Fact]
    public void Line_HasTheErrorsOfLinearRegression()
    {
        FitResult fit = CurveFit.Fit(FitFunctions.LineGradient, X, Y, [10, -3]);
        double mean = X.Average(), sxx = X.Sum(x => (x - mean) * (x - mean));
        double slope = X.Zip(Y, (x, y) => (x - mean) * y).Sum() / sxx, intercept = Y.Average() - slope * mean;
        double variance = X.Zip(Y, (x, y) => (y - intercept - slope * x) * (y - intercept - slope * x)).Sum() / 4;
        Assert.Equal(intercept, fit.Parameters[0], 1e-13);
        Assert.Equal(slope, fit.Parameters[1], 1e-14);
        Assert.Equal(Math.Sqrt(variance), fit.ResidualStandardDeviation, 1e-13);
        Assert.Equal(Math.Sqrt(variance / sxx), fit.StandardErrors[1], 1e-14);
        Assert.Equal(Math.Sqrt(variance * (1.0 / 6 + mean * mean / sxx)), fit.StandardErrors[0], 1e-13);
        Assert.Equal(-mean * variance / sxx, fit.Covariance[0, 1], 1e-13);
        Assert.Equal(fit.Covariance[0, 1], fit.Covariance[1, 0]);
        Assert.Equal((4, 2), (fit.DegreesOfFreedom, fit.Rank));
    }

    [Fact]
    public void Weights_CountAsRepeatedData()
    {
        double[] weights = [1, 3, 1, 2, 1, 1];
        double[] x = [1, 2, 2, 2, 3, 4, 4, 5, 6], y = [1.1, 1.9, 1.9, 1.9, 3.2, 3.8, 3.8, 5.1, 6.2];
        FitResult weighted = CurveFit.Fit(FitFunctions.LineGradient, X, Y, [0, 0], weights);
        FitResult repeated = CurveFit.Fit(FitFunctions.LineGradient, x, y, [0, 0]);
        Assert.Equal(repeated.Parameters[0], weighted.Parameters[0], 1e-13);
        Assert.Equal(repeated.Parameters[1], weighted.Parameters[1], 1e-13);
        Assert.Equal(repeated.SumOfSquares, weighted.SumOfSquares, 1e-13);
        Assert.Equal(4, weighted.DegreesOfFreedom);
    }

    [Fact]
    public void UndeterminedParameters_AreReported()
    {
        FitResult fit = CurveFit.Fit(FitFunctions.ProductGradient, X, Y, [1, 2, 0]);
        Assert.Equal(StoppingReason.RankDeficient, fit.Reason);
        Assert.False(fit.IsConverged);
        Assert.Equal(2, fit.Rank);
        Assert.Equal(double.PositiveInfinity, fit.StandardErrors[0]);
        Assert.Equal(double.PositiveInfinity, fit.StandardErrors[1]);
        Assert.True(double.IsNaN(fit.Covariance[0, 1]));
        Assert.True(double.IsNaN(fit.Covariance[2, 1]));

        // The third is as well determined as without the redundant factor.
        FitResult line = CurveFit.Fit(FitFunctions.LineGradient, X, Y, [0, 1]);
        Assert.Equal(line.StandardErrors[0], fit.StandardErrors[2], 1e-12);
        Assert.Equal(line.SumOfSquares, fit.SumOfSquares, 1e-12 * line.SumOfSquares);
        Assert.Equal(double.NegativeInfinity, fit.ConfidenceInterval(0).Lower);
    }

    [Fact]
    public void Plateau_IsReported()
    {
        // From here the exponential has vanished at all data: nothing tells the rate.
        FitResult fit = CurveFit.Fit(FitFunctions.DecayGradient, X, Y, [1, 2000]);
        Assert.Equal(StoppingReason.RankDeficient, fit.Reason);
        Assert.Equal(0, fit.Rank);
        fit = CurveFit.Fit(FitFunctions.DecayGradient, [0, .. X], [1, .. Y], [1, 60]);
        Assert.Equal(StoppingReason.RankDeficient, fit.Reason);
        Assert.Equal(double.PositiveInfinity, fit.StandardErrors[1]);
        Assert.True(double.IsFinite(fit.StandardErrors[0]));
    }

    [Fact]
    public void ParameterThatComesOutAsZero_IsDetermined()
    {
        // The intercept is the rounding of 0: its size says nothing about its influence.
        FitResult fit = CurveFit.Fit(FitFunctions.LineGradient, [-2, -1, 0, 1, 2], [-2, -1.3, 1e-17, 1.3, 2], [0, 1]);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.InRange(fit.StandardErrors[0], 0.01, 0.1);
    }

    [Fact]
    public void NotANumber_IsAStepThatFailed()
    {
        double[] y = [.. X.Select(x => Math.Sqrt(7 - x))];
        var options = new LeastSquaresOptions { InitialStepFactor = 1000 };
        FitResult fit = CurveFit.Fit(FitFunctions.RootGradient, X, y, [50], options: options);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.Equal(7, fit.Parameters[0], 1e-10);
        Assert.Equal(StoppingReason.NonFinite, CurveFit.Fit(FitFunctions.RootGradient, X, y, [2]).Reason);
    }

    [Fact]
    public void Limit_And_Cancellation_ReturnTheBestSoFar()
    {
        FitResult limited = CurveFit.Fit(FitFunctions.DecayGradient, X, [6, 4, 3, 2, 1.5, 1], [1, 0], options: new LeastSquaresOptions { MaxEvaluations = 3 });
        Assert.Equal(StoppingReason.Limit, limited.Reason);
        using var source = new CancellationTokenSource();
        int calls = 0;
        void Cancelling(ReadOnlySpan<double> p, Span<double> r)
        {
            if (++calls == 4) source.Cancel();
            FitFunctions.Rosenbrock(p, r);
        }

        FitResult cancelled = LeastSquares.Solve(Cancelling, FitFunctions.RosenbrockJacobian, 2, [-1.2, 1], cancellationToken: source.Token);
        Assert.Equal(StoppingReason.Cancelled, cancelled.Reason);
        Assert.InRange(cancelled.SumOfSquares, 0, 24.2);
    }

    [Fact]
    public void BadArguments_AreNamed()
    {
        Says("3 points in x and 2 values in y", () => CurveFit.Fit(FitFunctions.LineGradient, [1, 2, 3], [1, 2], [0, 0]));
        Says("1 residuals for 2 parameters", () => CurveFit.Fit(FitFunctions.LineGradient, [1], [1], [0, 0]));
        Says("1 weights for 3 values", () => CurveFit.Fit(FitFunctions.LineGradient, [1, 2, 3], [1, 2, 3], [0, 0], [1]));
        Says("Weight 1 is -0.5", () => CurveFit.Fit(FitFunctions.LineGradient, [1, 2, 3], [1, 2, 3], [0, 0], [1, -0.5, 1]));
        Says("start is empty", () => CurveFit.Fit(FitFunctions.LineGradient, [1, 2, 3], [1, 2, 3], []));
        Says("Parameter 1 is NaN", () => CurveFit.Fit(FitFunctions.LineGradient, [1, 2, 3], [1, 2, 3], [0, double.NaN]));
        Says("Number 1 is NaN; leave such points out. (Parameter 'y')", () => CurveFit.Fit(FitFunctions.LineGradient, [1, 2, 3], [1, double.NaN, 3], [0, 0]));
        Says("Number 2 is Infinity; leave such points out. (Parameter 'x')", () => CurveFit.Fit(FitFunctions.LineGradient, [1, 2, double.PositiveInfinity], [1, 2, 3], [0, 0]));
        Says("Number 1 of row 0 is NaN", () => CurveFit.Fit(FitFunctions.SensorGradient, new[,] { { 1, double.NaN }, { 1, 2 } }, [1, 2], [0, 0]));
        Says("2 points in x and 3 values in y", () => CurveFit.Fit(FitFunctions.SensorGradient, new double[2, 2], [1, 2, 3], [0, 0]));
        Says("Parameter 0 is 2.5, outside of its bounds", () => CurveFit.Fit(FitFunctions.LineGradient, X, Y, [2.5, 0], options: new LeastSquaresOptions { UpperBounds = [1.5, 1] }));
        Assert.Throws<ArgumentOutOfRangeException>("CostTolerance", () => new LeastSquaresOptions { CostTolerance = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxEvaluations", () => new LeastSquaresOptions { MaxEvaluations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("InitialStepFactor", () => new LeastSquaresOptions { InitialStepFactor = double.NaN });
        FitResult fit = CurveFit.Fit(FitFunctions.LineGradient, X, Y, [0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("parameter", () => fit.ConfidenceInterval(2));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => fit.ConfidenceInterval(0, 1));

        static void Says(string text, Func<FitResult> call) =>
            Assert.Contains(text, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExceptionOfTheModel_ComesOutUnchanged()
    {
        static double Failing(ReadOnlySpan<double> b, double x, Span<double> gradient) => throw new InvalidTimeZoneException("mine");
        Assert.Equal("mine", Assert.Throws<InvalidTimeZoneException>(() => CurveFit.Fit(Failing, X, Y, [0, 0])).Message);
    }

    [Fact]
    public void Text_ListsParametersInInvariantCulture()
    {
        string text = CurveFit.Fit(FitFunctions.LineGradient, X, Y, [0, 0]).ToString();
        Assert.Contains("p1 = 1.0", text, StringComparison.Ordinal);
        Assert.Contains("4 degrees of freedom", text, StringComparison.Ordinal);
    }
}
