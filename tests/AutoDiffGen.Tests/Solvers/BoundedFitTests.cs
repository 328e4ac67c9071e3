using AutoDiffGen.Solvers;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Bounded least squares: the conditions of Karush, Kuhn and Tucker hold at what is returned.</summary>
public sealed class BoundedFitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void LinearProblem_MeetsTheOptimalityConditions(int seed)
    {
        const int m = 30, n = 8;
        var random = new Xoshiro256((ulong)seed);
        double[] a = new double[m * n], y = new double[m], lower = new double[n], upper = new double[n], start = new double[n];
        for (int k = 0; k < a.Length; k++) a[k] = 2 * random.NextDouble() - 1;
        for (int i = 0; i < m; i++) y[i] = 2 * random.NextDouble() - 1;
        for (int j = 0; j < n; j++) (lower[j], upper[j]) = (-0.3 * random.NextDouble(), 0.3 * random.NextDouble());

        FitResult fit = LeastSquares.Solve(Residuals, Jacobian, m, start, new LeastSquaresOptions { LowerBounds = lower, UpperBounds = upper });
        Assert.True(fit.IsConverged, fit.ToString());
        double[] residuals = new double[m];
        Residuals(fit.Parameters, residuals);
        int held = 0;
        for (int j = 0; j < n; j++)
        {
            double gradient = Enumerable.Range(0, m).Sum(i => a[i * n + j] * residuals[i]);
            if (fit.Parameters[j] == lower[j]) Assert.True(gradient >= -1e-12);
            else if (fit.Parameters[j] == upper[j]) Assert.True(gradient <= 1e-12);
            else Assert.Equal(0, gradient, 1e-10);
            bool isHeld = fit.Parameters[j] == lower[j] || fit.Parameters[j] == upper[j];
            Assert.Equal(isHeld, fit.StandardErrors[j] == 0);
            if (isHeld) held++;
        }

        Assert.InRange(held, 1, n - 1);
        Assert.Equal(m - n + held, fit.DegreesOfFreedom);

        void Residuals(ReadOnlySpan<double> p, Span<double> r)
        {
            for (int i = 0; i < m; i++)
            {
                r[i] = -y[i];
                for (int j = 0; j < n; j++) r[i] += a[i * n + j] * p[j];
            }
        }

        void Jacobian(ReadOnlySpan<double> p, Span<double> r, Span<double> jacobian)
        {
            Residuals(p, r);
            a.CopyTo(jacobian);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-14)]
    [InlineData(-1e-14)]
    public void ParameterOnABoundThatDoesNotPush_IsAsUncertainAsWithoutIt(double shift)
    {
        // Symmetric about 0 but for rounding: the intercept would be 0 without the bound too.
        double[] x = [-2, -1, 0, 1, 2], y = [-2 + shift, -1.3, shift, 1.3, 2];
        FitResult free = CurveFit.Fit(FitFunctions.LineGradient, x, y, [0, 1]);
        var options = new LeastSquaresOptions { LowerBounds = [0, double.NegativeInfinity] };
        FitResult bounded = CurveFit.Fit(FitFunctions.LineGradient, x, y, [0, 1], options: options);
        Assert.Equal(0, bounded.Parameters[0], 1e-13);
        Assert.InRange(free.StandardErrors[0], 0.01, 1);
        Assert.Equal(free.StandardErrors[0], bounded.StandardErrors[0], 1e-12);
        Assert.Equal(3, bounded.DegreesOfFreedom);

        // One that pushes takes the uncertainty away.
        FitResult held = CurveFit.Fit(FitFunctions.LineGradient, x, y, [0.1, 1], options: new LeastSquaresOptions { LowerBounds = [0.1, 0] });
        Assert.Equal((0.0, 4), (held.StandardErrors[0], held.DegreesOfFreedom));
    }

    [Fact]
    public void Nist_InsideWideBounds_KeepsItsDigits()
    {
        foreach (CurveFitting.Models.NistProblem problem in CurveFitting.Models.NistProblem.Load())
        {
            double[] lower = [.. problem.Parameters.Select((p, j) => Math.Min(p, Math.Min(problem.Starts[0][j], problem.Starts[1][j])) - Math.Abs(p))];
            double[] upper = [.. problem.Parameters.Select((p, j) => Math.Max(p, Math.Max(problem.Starts[0][j], problem.Starts[1][j])) + Math.Abs(p))];
            var options = new LeastSquaresOptions { LowerBounds = lower, UpperBounds = upper };
            FitResult fit = CurveFitting.Models.NistModel.All[problem.Name].Fit(problem, problem.Starts[1], options);
            Assert.True(fit.IsConverged, $"{problem.Name}: {fit}");
            Assert.InRange(CurveFitting.Models.Digits.Correct(fit.Parameters, problem.Parameters), 6, 11);
        }
    }
}
