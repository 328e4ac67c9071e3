using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Data of any size: a fit calls converged only what is, and says when numbers overflow.</summary>
public sealed class FitScaleTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6];
    private static readonly double[] Y = [1.1, 1.9, 3.2, 3.8, 5.1, 6.2];

    [Theory]
    [InlineData(1e16)]
    [InlineData(1e60)]
    [InlineData(1e150)]
    public void Data_FarLargerThanTheStart_AreFitted(double size)
    {
        double[] y = [.. Y.Select(value => value * size)];
        FitResult near = CurveFit.Fit(FitFunctions.LineGradient, X, Y, [10, -3]), far = CurveFit.Fit(FitFunctions.LineGradient, X, y, [1, 1]);
        Assert.True(far.IsConverged, far.ToString());
        Assert.Equal(near.Parameters[0], far.Parameters[0] / size, 1e-12);
        Assert.Equal(near.Parameters[1], far.Parameters[1] / size, 1e-12);
        Assert.InRange(far.Evaluations, 1, 20);
        far = CurveFit.Fit(FitFunctions.LineGradient, X, y, [1, 1], options: new LeastSquaresOptions { CostTolerance = 1e-8 });
        Assert.Equal(near.Parameters[1], far.Parameters[1] / size, 1e-8);
    }

    [Fact]
    public void WrongJacobian_IsNotCalledConverged()
    {
        static double Uphill(ReadOnlySpan<double> b, double x, Span<double> gradient)
        {
            double value = FitFunctions.LineGradient(b, x, gradient);
            foreach (ref double partial in gradient) partial = -partial;
            return value;
        }

        FitResult fit = CurveFit.Fit(Uphill, X, Y, [10, -3]);
        Assert.Equal(StoppingReason.NoProgress, fit.Reason);
        Assert.Equal(10, fit.Parameters[0], 1e-9);
        Assert.Equal(-3, fit.Parameters[1], 1e-9);
    }

    [Fact]
    public void CostThatIsNotFinite_IsReported()
    {
        // 10²⁰⁰ is a residual, but its square is none.
        double[] huge = [.. Y.Select(value => value * 1e200)];
        Assert.Equal(StoppingReason.NonFinite, CurveFit.Fit(FitFunctions.LineGradient, X, huge, [1, 1]).Reason);
        Assert.Equal(StoppingReason.NonFinite, CurveFit.Fit(FitFunctions.DecayGradient, X, Y, [1, -1e5]).Reason);
        FitResult fit = CurveFit.Fit(FitFunctions.RootGradient, X, Y, [0]);
        Assert.Equal(StoppingReason.NonFinite, fit.Reason);
        Assert.False(double.IsFinite(fit.Cost));
    }

    [Theory]
    [InlineData(1e40, 1)]
    [InlineData(1e6, 1e-8)]
    public void RegionThatOnlyTheScaleMadeSmall_DoesNotEndTheFit(double size, double start)
    {
        static double Square(ReadOnlySpan<double> b, double x, Span<double> gradient)
        {
            gradient[0] = 2 * b[0] * x;
            return b[0] * b[0] * x;
        }

        FitResult fit = CurveFit.Fit(Square, X, [.. X.Select(x => size * x)], [start]);
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.Equal(1, fit.Parameters[0] / Math.Sqrt(size), 1e-8);
    }
}
