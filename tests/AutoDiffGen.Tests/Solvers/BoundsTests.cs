using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Simple bounds: the minima of the bounded test functions, and no evaluation outside.</summary>
public sealed class BoundsTests
{
    private const double Infinity = double.PositiveInfinity;

    // Minima of the bounded versions in the same collection (D. M. Gay, "A trust-region approach to linearly constrained optimization", 1984).
    public static TheoryData<string, double[], double[], double[], double> Problems { get; } = new()
    {
        { "F123", [0, 3e-5], [1e6, 100], [1, 1], 784 },
        { "F125", [-100, -1, -1], [0.8, 1, 1], [-1, 0, 0], 0.99042212 },
        { "F127", [-100, -100, -100, -100], [0, 10, 100, 100], [-3, -1, -3, -1], 1.5567008 },
        { "F129", [-10, 0, -100, -20], [100, 15, 0, 0.2], [25, 5, -5, -1], 88860.479 },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void BoundedFunction_ReachesItsMinimum(string fact, double[] lower, double[] upper, double[] start, double minimum)
    {
        GradientFunction gradient = StandardProblem.Of(fact).Gradient;
        double Watched(ReadOnlySpan<double> x, Span<double> g)
        {
            for (int i = 0; i < x.Length; i++) Assert.InRange(x[i], lower[i], upper[i]);
            return gradient(x, g);
        }

        MinimizationResult result = new Lbfgs { LowerBounds = lower, UpperBounds = upper }.Minimize(Watched, start);
        Assert.True(result.IsConverged, result.ToString());
        Assert.Equal(minimum, result.Value, 5e-8 * minimum);
    }

    [Fact]
    public void BoundsThatDoNotBind_ChangeNothing()
    {
        MinimizationResult result = new Lbfgs { LowerBounds = [-5, -5], UpperBounds = [Infinity, 5] }.Minimize(StandardFunctions.RosenbrockGradient, [-1.2, 1]);
        Assert.Equal(StoppingReason.GradientTolerance, result.Reason);
        Assert.Equal(1, result.Parameters[0], 1e-8);
    }

    [Fact]
    public void FixedParameter_StaysWhereItIs()
    {
        MinimizationResult result = new Lbfgs { LowerBounds = [0.5, -5], UpperBounds = [0.5, 5] }.Minimize(StandardFunctions.RosenbrockGradient, [0.5, 1]);
        Assert.Equal(0.5, result.Parameters[0]);
        Assert.Equal(0.25, result.Parameters[1], 1e-9);
        Assert.Equal(0.25, result.Value, 1e-12);
    }

    [Fact]
    public void QuadraticInABox_MeetsTheOptimalityConditions()
    {
        // ½Σcᵢ(xᵢ − tᵢ)² over [−1, 1]ⁿ has xᵢ = clamp(tᵢ).
        const int n = 60;
        static double Target(int i) => 3 * Math.Sin(i);
        static double Function(ReadOnlySpan<double> x, Span<double> g)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double c = 1 + i * i;
                g[i] = c * (x[i] - Target(i));
                sum += 0.5 * g[i] * (x[i] - Target(i));
            }

            return sum;
        }

        double[] lower = new double[n], upper = new double[n];
        Array.Fill(lower, -1);
        Array.Fill(upper, 1);
        MinimizationResult result = new Lbfgs { LowerBounds = lower, UpperBounds = upper }.Minimize(Function, new double[n]);
        Assert.True(result.IsConverged, result.ToString());
        for (int i = 0; i < n; i++) Assert.Equal(Math.Clamp(Target(i), -1, 1), result.Parameters[i], 1e-7);
    }
}
