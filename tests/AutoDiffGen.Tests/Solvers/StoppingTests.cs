using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Minimisers say honestly why they stopped, and come back with the best point.</summary>
public sealed class StoppingTests
{
    private static readonly double[] Start = [-1.2, 1];

    [Fact]
    public void WrongGradient_IsNoProgress()
    {
        static double Uphill(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double value = StandardFunctions.RosenbrockGradient(x, gradient);
            foreach (ref double partial in gradient) partial = -partial;
            return value;
        }

        Assert.Equal(StoppingReason.NoProgress, new Lbfgs().Minimize(Uphill, Start).Reason);
        Assert.Equal(StoppingReason.NoProgress, new ConjugateGradients().Minimize(Uphill, Start).Reason);
        Assert.Equal(StoppingReason.NoProgress, new NewtonCg().Minimize(Uphill, StandardFunctions.RosenbrockHvp, Start).Reason);
        Assert.False(new Lbfgs { LowerBounds = [-2, -2] }.Minimize(Uphill, Start).IsConverged);
    }

    [Fact]
    public void LinearFunction_IsUnbounded()
    {
        static double Linear(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = 1;
            return x[0];
        }

        Assert.Equal(StoppingReason.Unbounded, new Lbfgs().Minimize(Linear, [0]).Reason);
        Assert.Equal(StoppingReason.Unbounded, new ConjugateGradients().Minimize(Linear, [0]).Reason);
        MinimizationResult bounded = new Lbfgs { LowerBounds = [-1e5] }.Minimize(Linear, [0]);
        Assert.Equal(StoppingReason.GradientTolerance, bounded.Reason);
        Assert.Equal([-1e5], bounded.Parameters);
    }

    [Fact]
    public void NotANumber_AtTheStart_IsNonFinite()
    {
        static double Logarithm(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = 1 / x[0];
            return Math.Log(x[0]);
        }

        Assert.Equal(StoppingReason.NonFinite, new Lbfgs().Minimize(Logarithm, [-1]).Reason);
        Assert.Equal(StoppingReason.NonFinite, new Lbfgs { L1 = 1 }.Minimize(Logarithm, [-1]).Reason);
        Assert.Equal(StoppingReason.NonFinite, new Lbfgs { L1 = 1 }.Minimize(static (x, g) => g[0] = double.NaN, [0]).Reason);
        Assert.Equal(StoppingReason.NonFinite, new Lbfgs { LowerBounds = [0] }.Minimize(static (x, g) => g[0] = double.NaN, [0]).Reason);
        Assert.Equal(StoppingReason.NonFinite, new NewtonCg().Minimize(Logarithm, static (x, v, h) => 0, [-1]).Reason);
    }

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("ConjugateGradients")]
    [InlineData("NewtonCg")]
    public void NotANumber_OnTheWay_IsAStepTooLong(string method)
    {
        // x − ln x has its minimum at 1 and is not a number below 0; from 20 the first long steps go there.
        static double Barrier(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = 1 - 1 / x[0];
            return x[0] - Math.Log(x[0]);
        }

        static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> h)
        {
            h[0] = v[0] / (x[0] * x[0]);
            return x[0] - Math.Log(x[0]);
        }

        MinimizationResult result = method switch
        {
            "Lbfgs" => new Lbfgs().Minimize(Barrier, [20]),
            "NewtonCg" => new NewtonCg { InitialRadius = 1000 }.Minimize(Barrier, Product, [20]),
            _ => new ConjugateGradients().Minimize(Barrier, [20]),
        };
        Assert.True(result.IsConverged, result.ToString());
        Assert.Equal(1, result.Parameters[0], 1e-7);
    }

    [Fact]
    public void SlopeThatOverflows_IsNonFinite_AndNoException()
    {
        static double Steep(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = 2e200 * (x[0] - 3);
            return 1e200 * (x[0] - 3) * (x[0] - 3);
        }

        Assert.Equal(StoppingReason.NonFinite, new Lbfgs().Minimize(Steep, [1]).Reason);
        Assert.Equal(StoppingReason.NonFinite, new ConjugateGradients().Minimize(Steep, [1]).Reason);
        Assert.Equal(3, new Lbfgs { LowerBounds = [0] }.Minimize(Steep, [1]).Parameters[0], 1e-9);
        Assert.Equal(3, new Lbfgs { L1 = 1 }.Minimize(Steep, [1]).Parameters[0], 1e-9);
        Assert.Equal(3, new NewtonCg().Minimize(Steep, static (x, v, h) => h[0] = 2e200 * v[0], [1]).Parameters[0], 1e-9);
    }

    [Fact]
    public void LargeRounding_IsNotAFailure()
    {
        static double Offset(ReadOnlySpan<double> x, Span<double> gradient) => 1e9 + StandardFunctions.RosenbrockGradient(x, gradient);

        foreach (MinimizationResult result in new[]
        {
            new Lbfgs { GradientTolerance = 0 }.Minimize(Offset, Start),
            new ConjugateGradients { GradientTolerance = 0 }.Minimize(Offset, Start),
            new NewtonCg { GradientTolerance = 0 }.Minimize(Offset, StandardFunctions.RosenbrockHvp, Start),
        })
        {
            Assert.True(result.IsConverged, result.ToString());
            Assert.Equal(1, result.Parameters[0], 0.02);
        }
    }

    [Fact]
    public void CostTolerance_StopsEarly()
    {
        MinimizationResult early = new Lbfgs { CostTolerance = 0.1 }.Minimize(StandardFunctions.RosenbrockGradient, Start);
        Assert.Equal(StoppingReason.CostTolerance, early.Reason);
        Assert.InRange(early.Iterations, 1, 10);
    }

    [Fact]
    public void Cancellation_ReturnsTheBestPointSoFar()
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        double Cancelling(ReadOnlySpan<double> x, Span<double> gradient)
        {
            if (++calls == 10) source.Cancel();
            return StandardFunctions.RosenbrockGradient(x, gradient);
        }

        MinimizationResult result = new Lbfgs().Minimize(Cancelling, Start, source.Token);
        Assert.Equal(StoppingReason.Cancelled, result.Reason);
        Assert.False(result.IsConverged);
        Assert.InRange(result.Value, 0, 24.1);
        Assert.Equal(StoppingReason.Cancelled, new NewtonCg().Minimize(Cancelling, StandardFunctions.RosenbrockHvp, Start, source.Token).Reason);
        Assert.Equal(StoppingReason.Cancelled, new Lbfgs { L1 = 1 }.Minimize(Cancelling, Start, source.Token).Reason);
    }

    [Fact]
    public void BadArguments_AreNamed()
    {
        static double Zero(ReadOnlySpan<double> x, Span<double> gradient) => 0;

        Assert.Throws<ArgumentException>("start", () => new Lbfgs().Minimize(Zero, []));
        Assert.Contains("Parameter 1 is NaN", Assert.Throws<ArgumentException>("start", () => new ConjugateGradients().Minimize(Zero, [0, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("2 lower bounds for 1 parameters", Assert.Throws<ArgumentException>(() => new Lbfgs { LowerBounds = [0, 0] }.Minimize(Zero, [1])).Message, StringComparison.Ordinal);
        Assert.Contains("outside of its bounds -1.5 and 0.5", Assert.Throws<ArgumentException>(() => new Lbfgs { LowerBounds = [-1.5], UpperBounds = [0.5] }.Minimize(Zero, [1])).Message, StringComparison.Ordinal);
        Assert.Contains("must not be above", Assert.Throws<ArgumentException>(() => new Lbfgs { LowerBounds = [1], UpperBounds = [0] }.Minimize(Zero, [1])).Message, StringComparison.Ordinal);
        Assert.Contains("only one of them", Assert.Throws<ArgumentException>(() => new Lbfgs { LowerBounds = [1], L1 = 1 }.Minimize(Zero, [1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("Memory", () => new Lbfgs { Memory = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("GradientTolerance", () => new NewtonCg { GradientTolerance = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("InitialRadius", () => new NewtonCg { InitialRadius = 0 });
    }

    [Fact]
    public void Text_IsInvariant()
    {
        MinimizationResult result = new Lbfgs { MaxIterations = 1 }.Minimize(StandardFunctions.RosenbrockGradient, Start);
        Assert.Contains("; Limit after 1 iterations, ", result.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(result.Value.ToString("G10", System.Globalization.CultureInfo.InvariantCulture), result.ToString(), StringComparison.Ordinal);
    }
}
