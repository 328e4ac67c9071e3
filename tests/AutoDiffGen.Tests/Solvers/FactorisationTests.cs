using AutoDiffGen.Solvers;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>The linear algebra under least squares: QR with pivoting, and the damped step.</summary>
public sealed class FactorisationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(12, 4)]
    [InlineData(200, 9)]
    public void Factor_KeepsTheNormalEquations(int m, int n)
    {
        (double[] a, double[] b) = Random(m, n);
        Factored f = Factored.Of(a, b, m, n);
        for (int k = 0; k < n; k++)
        {
            for (int l = 0; l < n; l++)
            {
                double expected = Dot(a.AsSpan(f.Pivots[k] * m, m), a.AsSpan(f.Pivots[l] * m, m));
                Assert.Equal(expected, Dot(f.R.AsSpan(k * n, n), f.R.AsSpan(l * n, n)), 1e-13 * m);
                if (l > k) Assert.Equal(0, f.R[k * n + l]);
            }

            Assert.Equal(Dot(a.AsSpan(f.Pivots[k] * m, m), b), Dot(f.R.AsSpan(k * n, n), f.Qtb.AsSpan(0, n)), 1e-13 * m);
            Assert.Equal(Math.Sqrt(Dot(a.AsSpan(k * m, m), a.AsSpan(k * m, m))), f.Norms[k], 1e-13 * m);
            if (k > 0) Assert.True(Math.Abs(f.R[k * n + k]) <= Math.Abs(f.R[(k - 1) * n + k - 1]) * (1 + 1e-12));
        }

        Assert.Equal(Dot(b, b), Dot(f.Qtb, f.Qtb), 1e-12 * m);
    }

    [Fact]
    public void Factor_ShowsTheRank()
    {
        (double[] a, double[] b) = Random(10, 4);
        for (int i = 0; i < 10; i++) a[30 + i] = a[i] - 2 * a[10 + i];
        Factored f = Factored.Of(a, b, 10, 4);
        Assert.True(Math.Abs(f.R[15]) < 1e-14);
        Assert.True(Math.Abs(f.R[10]) > 0.01);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1e-3)]
    [InlineData(1e-8)]
    [InlineData(1e4)]
    public void DampedStep_SolvesTheDampedNormalEquations(double radius)
    {
        const int m = 20, n = 5;
        (double[] a, double[] b) = Random(m, n);
        double[] scale = [1, 10, 0.1, 3, 0.02];
        Factored f = Factored.Of(a, b, m, n);
        double[] x = new double[n];
        double damping = 0;
        new DampedLeastSquares(f.R, f.Pivots, scale, f.Qtb.AsSpan(0, n), new double[4 * n]).Solve(radius, ref damping, x);

        // (AᵀA + μD²)x = Aᵀb
        double[] residual = [.. b];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++) residual[i] -= a[j * m + i] * x[j];
        }

        double largest = Enumerable.Range(0, n).Max(j => Math.Abs(Dot(a.AsSpan(j * m, m), b)));
        for (int j = 0; j < n; j++) Assert.Equal(0, Dot(a.AsSpan(j * m, m), residual) - damping * scale[j] * scale[j] * x[j], 1e-12 * largest);
        double length = Math.Sqrt(Enumerable.Range(0, n).Sum(j => scale[j] * x[j] * scale[j] * x[j]));
        if (radius > 100) Assert.Equal(0, damping);
        else Assert.InRange(length, 0.9 * radius, 1.1 * radius);
    }

    [Fact]
    public void DampedStep_OfASingularMatrix_IsFinite()
    {
        const int m = 10, n = 4;
        (double[] a, double[] b) = Random(m, n);
        for (int i = 0; i < m; i++) a[20 + i] = 0;
        double[] scale = [1, 1, 1, 1], x = new double[n];
        Factored f = Factored.Of(a, b, m, n);
        double damping = 0;
        new DampedLeastSquares(f.R, f.Pivots, scale, f.Qtb.AsSpan(0, n), new double[4 * n]).Solve(0.05, ref damping, x);
        Assert.Equal(0, x[2]);
        Assert.InRange(Math.Sqrt(x.Sum(value => value * value)), 0.045, 0.055);
    }

    [Theory]
    [InlineData(3e200, 4e200, 5e200)]
    [InlineData(3e-200, 4e-200, 5e-200)]
    [InlineData(3, 4, 5)]
    [InlineData(0, 0, 0)]
    [InlineData(double.PositiveInfinity, 1, double.PositiveInfinity)]
    [InlineData(double.NaN, 1, double.NaN)]
    public void Norm_NeitherOverflowsNorUnderflows(double x, double y, double expected)
    {
        double norm = Vector.Norm([x, y]);
        double scaled = Vector.Norm([2, 0.5], [x / 2, y * 2]);
        double tolerance = double.IsFinite(expected) ? 1e-15 * expected : 0;
        Assert.Equal(expected, norm, tolerance);
        Assert.Equal(expected, scaled, tolerance);
    }

    private static (double[] A, double[] B) Random(int m, int n)
    {
        var random = new Xoshiro256((ulong)(m * 100 + n));
        return ([.. Enumerable.Range(0, m * n).Select(_ => 2 * random.NextDouble() - 1)], [.. Enumerable.Range(0, m).Select(_ => 2 * random.NextDouble() - 1)]);
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    private sealed record Factored(double[] R, double[] Qtb, int[] Pivots, double[] Norms)
    {
        public static Factored Of(double[] a, double[] b, int m, int n)
        {
            double[] columns = [.. a], rhs = [.. b], r = new double[n * n], norms = new double[n];
            int[] pivots = new int[n];
            PivotedQr.Factor(columns.AsSpan(0, m * n), rhs, r, pivots, norms, new double[2 * n]);
            return new Factored(r, rhs, pivots, norms);
        }
    }
}
