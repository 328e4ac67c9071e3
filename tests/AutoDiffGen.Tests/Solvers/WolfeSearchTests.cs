using AutoDiffGen.Solvers;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>The line search returns steps that meet both strong Wolfe conditions, from any first guess.</summary>
public sealed class WolfeSearchTests
{
    private const double Decrease = 1e-4;

    [Theory]
    [InlineData("F120", 0.9)]
    [InlineData("F120", 0.1)]
    [InlineData("F121", 0.9)]
    [InlineData("F121", 0.01)]
    [InlineData("F124", 0.1)]
    [InlineData("F125", 0.1)]
    [InlineData("F127", 0.01)]
    [InlineData("F129", 0.1)]
    public void Step_MeetsTheConditions(string fact, double curvature)
    {
        StandardProblem problem = StandardProblem.Of(fact);
        var random = new Xoshiro256(11);
        foreach (double first in new[] { 1e-8, 1e-3, 1, 1e3 })
        {
            var line = new DescentLine(problem.Gradient, problem.Start);
            line.Start();
            double size = Vector.Norm(line.Gradient);
            for (int i = 0; i < line.Direction.Length; i++) line.Direction[i] = -line.Gradient[i] / size * (0.5 + random.NextDouble());
            double slope = Vector.Dot(line.Gradient, line.Direction);
            double step = WolfeSearch.Run(line, slope, first, Decrease, curvature);
            Assert.True(double.IsFinite(step) && step > 0, $"step {step} from {first}");
            Assert.Equal(line.X[0] + step * line.Direction[0], line.Trial[0]);
            Assert.True(line.TrialValue <= line.Value + Decrease * step * slope);
            Assert.InRange(Math.Abs(Vector.Dot(line.TrialGradient, line.Direction)), 0, curvature * -slope);
            Assert.InRange(line.Evaluations, 2, 30);
        }
    }

    // Two of the functions of one variable that the method was published with.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void MoreAndThuenteFunctions_AreSearchedInFewTrials(double first)
    {
        const double beta = 2;
        static double Rational(ReadOnlySpan<double> x, Span<double> g)
        {
            double a = x[0], d = a * a + beta;
            g[0] = (a * a - beta) / (d * d);
            return -a / d;
        }

        static double Power(ReadOnlySpan<double> x, Span<double> g)
        {
            double a = x[0] + 0.004;
            g[0] = 5 * Math.Pow(a, 4) - 8 * Math.Pow(a, 3);
            return Math.Pow(a, 5) - 2 * Math.Pow(a, 4);
        }

        foreach ((GradientFunction function, double c1, double c2, double minimizer) in new (GradientFunction, double, double, double)[] { (Rational, 1e-3, 0.1, Math.Sqrt(2)), (Power, 0.1, 0.1, 1.596) })
        {
            var line = new DescentLine(function, [0]);
            line.Start();
            line.Direction[0] = 1;
            double step = WolfeSearch.Run(line, line.Gradient[0], first, c1, c2);
            Assert.InRange(Math.Abs(line.TrialGradient[0]), 0, c2 * -line.Gradient[0]);
            Assert.InRange(line.Evaluations, 2, 15);
            Assert.InRange(step, 0.5 * minimizer, function == Power ? 1.01 * minimizer : 40);
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.9999)]
    [InlineData(5)]
    [InlineData(1e6)]
    public void EdgeOfTheDomain_IsApproachedFromInside(double first)
    {
        // −50x − ln(1 − x) has its minimum at 0.98, and is not a number from 1 on.
        static double Barrier(ReadOnlySpan<double> x, Span<double> g)
        {
            g[0] = -50 + 1 / (1 - x[0]);
            return x[0] < 1 ? -50 * x[0] - Math.Log(1 - x[0]) : double.NaN;
        }

        var line = new DescentLine(Barrier, [0]);
        line.Start();
        line.Direction[0] = 1;
        double step = WolfeSearch.Run(line, line.Gradient[0], first, Decrease, 0.1);
        Assert.InRange(step, 0.9, 0.999);
        Assert.InRange(Math.Abs(line.TrialGradient[0]), 0, 4.9);
        Assert.InRange(line.Evaluations, 2, 25);
    }
}
