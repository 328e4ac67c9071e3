using AutoDiffGen.Solvers;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Regularised regressions with known solutions, and the exact zeros of the L1 penalty.</summary>
public sealed class RegressionTests
{
    private static readonly double[,] X = { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 9 } };
    private static readonly double[] Y = [1, 2, 3, 5];

    [Theory]
    [InlineData(0, -0.0338983050847346, 0.5593220338982964)]
    [InlineData(0.1, 0.0456170632474454, 0.4968561213167275)]
    [InlineData(1, 0.1957295373665477, 0.3772241992882565)]
    [InlineData(10, 0.2397636133389619, 0.3220768256648373)]
    public void F115_Ridge(double lambda, double first, double second)
    {
        GradientFunction gradient = (w, g) => RegressionFunctions.RidgeGradient(w, X, Y, lambda, g);
        HvpFunction hvp = (w, v, h) => RegressionFunctions.RidgeHvp(w, X, Y, lambda, v, h);
        double[][] solutions =
        [
            new Lbfgs { GradientTolerance = 1e-12 }.Minimize(gradient, [0, 0]).Parameters,
            new ConjugateGradients { GradientTolerance = 1e-12 }.Minimize(gradient, [0, 0]).Parameters,
            new NewtonCg { GradientTolerance = 1e-12 }.Minimize(gradient, hvp, [0, 0]).Parameters,
        ];
        foreach (double[] w in solutions)
        {
            Assert.Equal(first, w[0], 1e-11);
            Assert.Equal(second, w[1], 1e-11);
        }
    }

    [Fact]
    public void F116_Lasso_HasAnExactZero()
    {
        double Half(ReadOnlySpan<double> w, Span<double> g)
        {
            double value = RegressionFunctions.SquaresGradient(w, X, Y, g) / 8;
            for (int j = 0; j < g.Length; j++) g[j] /= 8;
            return value;
        }

        foreach (double[] start in new double[][] { [0, 0], [1, 1], [-2, 3] })
        {
            MinimizationResult lasso = new Lbfgs { L1 = 0.1, GradientTolerance = 1e-12 }.Minimize(Half, start);
            Assert.True(lasso.IsConverged, lasso.ToString());
            Assert.Equal(0.0, lasso.Parameters[0]);
            Assert.Equal(0.5299270072992701, lasso.Parameters[1], 1e-11);
        }

        double Elastic(ReadOnlySpan<double> w, Span<double> g)
        {
            double value = Half(w, g);
            for (int j = 0; j < g.Length; j++)
            {
                g[j] += 0.05 * w[j];
                value += 0.025 * w[j] * w[j];
            }

            return value;
        }

        double[] elastic = new Lbfgs { L1 = 0.05, GradientTolerance = 1e-12 }.Minimize(Elastic, [0, 0]).Parameters;
        Assert.Equal(0.0325455249908694, elastic[0], 1e-8);
        Assert.Equal(0.5052305308015801, elastic[1], 1e-8);
    }

    [Theory]
    [InlineData(0, 2.5645868232405427, -5.770320352291221, 2.5030496984679167)]
    [InlineData(0.1, 1.828088951977383, -4.113200141949112, 2.6212967128087623)]
    public void F118_Logistic(double lambda, double slope, double bias, double loss)
    {
        double[,] x = { { 0.5 }, { 1 }, { 1.5 }, { 2 }, { 2.5 }, { 3 }, { 3.5 }, { 4 } };
        double[] y = [-1, -1, -1, 1, -1, 1, 1, 1];
        double Sum(ReadOnlySpan<double> w, Span<double> g)
        {
            double value = 8 * RegressionFunctions.LogisticGradient(w, x, y, g) + lambda * w[0] * w[0];
            for (int j = 0; j < g.Length; j++) g[j] *= 8;
            g[0] += 2 * lambda * w[0];
            return value;
        }

        MinimizationResult result = new Lbfgs { GradientTolerance = 1e-11 }.Minimize(Sum, [0, 0]);
        Assert.True(result.IsConverged, result.ToString());
        Assert.Equal(slope, result.Parameters[0], 1e-9);
        Assert.Equal(bias, result.Parameters[1], 1e-9);
        Assert.Equal(loss, result.Value - lambda * slope * slope, 1e-10);
    }

    [Fact]
    public void LogisticWithL1_HasExactZerosWhereTheyBelong()
    {
        (double[,] x, double[] y) = Noisy(200, 20, informative: 3);
        const double strength = 0.03;
        var solver = new Lbfgs { L1 = strength, L1Range = ..^1, GradientTolerance = 1e-9 };
        MinimizationResult result = solver.Minimize((w, g) => RegressionFunctions.LogisticGradient(w, x, y, g), new double[21]);
        Assert.True(result.IsConverged, result.ToString());

        double[] gradient = new double[21];
        RegressionFunctions.LogisticGradient(result.Parameters, x, y, gradient);
        for (int j = 0; j < 20; j++)
        {
            if (result.Parameters[j] == 0) Assert.InRange(Math.Abs(gradient[j]), 0, strength);
            else Assert.Equal(-strength * Math.Sign(result.Parameters[j]), gradient[j], 1e-8);
        }

        Assert.Equal(0, gradient[20], 1e-8);
        Assert.NotEqual(0, result.Parameters[20]);
        Assert.All(result.Parameters[..3], w => Assert.NotEqual(0, w));
        Assert.InRange(result.Parameters[..20].Count(w => w == 0), 12, 17);
    }

    [Fact]
    public void LargePenalty_MakesEverythingZero()
    {
        MinimizationResult result = new Lbfgs { L1 = 1000 }.Minimize((w, g) => RegressionFunctions.SquaresGradient(w, X, Y, g), [3, -4]);
        Assert.Equal([0, 0], result.Parameters);
        Assert.Equal(StoppingReason.GradientTolerance, result.Reason);
    }

    private static (double[,] X, double[] Y) Noisy(int samples, int features, int informative)
    {
        var random = new Xoshiro256(7);
        double[,] x = new double[samples, features];
        double[] y = new double[samples];
        for (int i = 0; i < samples; i++)
        {
            double score = 0.5;
            for (int j = 0; j < features; j++)
            {
                x[i, j] = 2 * random.NextDouble() - 1;
                if (j < informative) score += (j % 2 == 0 ? 3 : -3) * x[i, j];
            }

            y[i] = random.NextDouble() < 1 / (1 + Math.Exp(-score)) ? 1 : -1;
        }

        return (x, y);
    }
}
