using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>Proximal steps: exact zeros, and the nearest point that is allowed.</summary>
public sealed class ProximalStepTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6, 7, 9];
    private static readonly double[] Y = [1, 2, 3, 5];

    /// <summary>Elements that are at the threshold to within rounding.</summary>
    [Theory]
    [InlineData(0.01, 0.02, 0.97, 0)]
    [InlineData(-0.7, -0.09999999999999998, -0.30000000000000004, -2)]
    [InlineData(0, -0.06, -0.5299999999999999, -3)]
    public void Simplex_OfElementsAtTheThreshold_HasItsSum(double a, double b, double c, double d)
    {
        double[] w = [a, b, c, d];
        new Simplex().Apply(w, ParameterLayout.Flat(4), 0.1);
        Assert.Equal(1, w.Sum(), 1e-15);
        Assert.All(w, v => Assert.True(v >= 0));
    }

    /// <summary>A number to all elements alike changes nothing, and elements far below the largest become 0.</summary>
    [Fact]
    public void Simplex_OfHugeNumbers_HasItsSum()
    {
        double[] w = [1e300, 1, -1e300], large = [1e15 + 0.5, 1e15, 1e15 - 7], both = [1.7e308, -1.7e308, 1.7e308];
        new Simplex().Apply(w, ParameterLayout.Flat(3), 0.1);
        Assert.Equal([1, 0, 0], w);
        new Simplex().Apply(large, ParameterLayout.Flat(3), 0.1);
        Assert.Equal([0.75, 0.25, 0], large);
        new Simplex().Apply(both, ParameterLayout.Flat(3), 0.1);
        Assert.Equal([0.5, 0, 0.5], both);
    }

    [Fact]
    public void Fact_117_SoftThreshold()
    {
        double[] w = [-2, -.5, -.2, 0, .3, .5, 1.25];
        new SoftThreshold(5).Apply(w, ParameterLayout.Flat(7), 0.1);
        Assert.Equal([-1.5, 0, 0, 0, 0, 0, .75], w);
    }

    /// <summary>The elastic net's numbers solve the two linear equations exactly; the list of facts has those of a solver that stopped 6·10⁻¹³ away.</summary>
    [Theory]
    [InlineData(0.1, 0, 0, .5299270072992701)]
    [InlineData(0.05, 0.025, 0.03254552499031383, 0.5052305308020147)]
    public void Fact_116_LassoAndElasticNet(double l1, double l2, double first, double second)
    {
        double[] w = [1, -1], gradient = new double[2];
        IOptimizer<double> descent = new Sgd(0.01).Create<double>(2);
        var proximal = new SoftThreshold(l1, l2);
        for (int step = 0; step < 40_000; step++)
        {
            gradient.AsSpan().Clear();
            for (int row = 0; row < 4; row++)
            {
                double error = X[2 * row] * w[0] + X[2 * row + 1] * w[1] - Y[row];
                gradient[0] += error * X[2 * row] / 4;
                gradient[1] += error * X[2 * row + 1] / 4;
            }

            descent.Step(w, gradient);
            proximal.Apply(w, ParameterLayout.Flat(2), 0.01);
        }

        if (first == 0) Assert.Equal(0, w[0]);
        Close.Assert([first, second], w, 1e-13);
    }

    [Fact]
    public void Biases_StayAsTheyAre_UnlessNamed()
    {
        var layout = new ParameterLayout(new ParameterBlock("W", 2, 2), new ParameterBlock("B", 2), new ParameterBlock("Frozen", 1, 1) { Trainable = false });
        double[] p = [-1, 2, -3, 4, -5, 6, -7];
        Box.NonNegative.Apply(p, layout, 1);
        Assert.Equal([0, 2, 0, 4, -5, 6, -7], p);
        (Box.NonNegative with { Blocks = ["B"] }).Apply(p, layout, 1);
        Assert.Equal([0, 2, 0, 4, 0, 6, -7], p);
        string message = Assert.Throws<ArgumentException>(() => (Box.NonNegative with { Blocks = ["C"] }).Apply(p, layout, 1)).Message;
        Assert.Contains("no block 'C' in W[2×2], B[2], Frozen[1×1]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Box_BringsIntoTheInterval()
    {
        double[] w = [-3, 0.5, 7];
        new Box(-1, 2).Apply(w, ParameterLayout.Flat(3), 0);
        Assert.Equal([-1, 0.5, 2], w);
        Assert.Throws<ArgumentException>("lower", () => new Box(1, 0));
    }

    [Fact]
    public void MaxNorm_ShortensColumns()
    {
        var layout = new ParameterLayout(new ParameterBlock("W", 2, 3));
        double[] w = [3, 0.3, 0, 4, 0.4, 0];
        new MaxNorm(1).Apply(w, layout, 0);
        Close.Assert([0.6, 0.3, 0, 0.8, 0.4, 0], w, 1e-15);
    }

    [Fact]
    public void GroupThreshold_RemovesWholeInputs()
    {
        var layout = new ParameterLayout(new ParameterBlock("W", 2, 4));
        double[] w = [0.1, 0.1, 0.1, 0.1, 3, 0, 0, 4];
        new GroupThreshold(1).Apply(w, layout, 0.25);
        Close.Assert([0, 0, 0, 0, 2.7, 0, 0, 3.6], w, 1e-15);
    }

    [Theory]
    [InlineData(new double[] { 0.2, 0.3, 0.5 }, new double[] { 0.2, 0.3, 0.5 })]
    [InlineData(new double[] { 5, 0, -1 }, new double[] { 1, 0, 0 })]
    [InlineData(new double[] { 0.9, 0.6, -3 }, new double[] { 0.65, 0.35, 0 })]
    [InlineData(new double[] { -7, -7, -7, -7 }, new double[] { 0.25, 0.25, 0.25, 0.25 })]
    public void Simplex_IsTheNearestVectorOfProbabilities(double[] from, double[] expected)
    {
        new Simplex().Apply(from, ParameterLayout.Flat(from.Length), 0);
        Close.Assert(expected, from, 1e-15);
    }

    /// <summary>The nearest point p of a convex set is the one for which no point q of the set lies within a right angle of the way: (x − p)·(q − p) ≤ 0.</summary>
    [Fact]
    public void Simplex_SatisfiesTheObtuseAngleCriterion()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Xoshiro256((ulong)seed);
            double[] x = [.. Enumerable.Range(0, 9).Select(_ => random.NextNormal())], p = [.. x];
            new Simplex(2).Apply(p, ParameterLayout.Flat(9), 0);
            Assert.Equal(2, p.Sum(), 1e-14);
            Assert.All(p, static v => Assert.True(v >= 0));
            for (int vertex = 0; vertex < 9; vertex++)
            {
                double along = x.Select((v, i) => (v - p[i]) * ((i == vertex ? 2 : 0) - p[i])).Sum();
                Assert.True(along <= 1e-13);
            }
        }
    }

    [Fact]
    public void Steps_AllocateNothing_AndKeepNaN()
    {
        double[] w = [1, 2, double.NaN, 3];
        var layout = new ParameterLayout(new ParameterBlock("W", 2, 2));
        ProximalStep[] all = [new SoftThreshold(1, 1), new GroupThreshold(1), new Box(-1, 1), new MaxNorm(1)];
        foreach (ProximalStep step in all) step.Apply(w, layout, 0.1);
        Assert.Equal(double.NaN, w[2]);
        w[2] = 1;
        all = [.. all, new Simplex()];
        all[^1].Apply(w, layout, 0.1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ProximalStep step in all) step.Apply(w, layout, 0.1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
