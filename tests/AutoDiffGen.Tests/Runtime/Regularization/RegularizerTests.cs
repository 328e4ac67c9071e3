using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Regularization;

/// <summary>Penalties and their gradients.</summary>
public sealed class RegularizerTests
{
    private static readonly ParameterLayout Layout = new(
        new ParameterBlock("W1", 4, 3), new ParameterBlock("B1", 3), new ParameterBlock("W2", 2, 5), new ParameterBlock("K", 2, 2, 3, 2), new ParameterBlock("Frozen", 2, 2) { Trainable = false });

    public static TheoryData<Regularizer> All =>
    [
        Regularizer.L1(0.3), Regularizer.L2(0.3), Regularizer.ElasticNet(0.1, 0.2), Regularizer.GroupLasso(0.3), Regularizer.MaxNorm(0.3, 0.7),
        Regularizer.Orthogonality(0.3), Regularizer.L1(0.1).Plus(Regularizer.Orthogonality(0.2)), Regularizer.L2(0.3) with { Blocks = ["B1", "Frozen"] },
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_IsThatOfThePenalty(Regularizer regularizer)
    {
        double[] w = Draw(Layout.Count), gradient = new double[w.Length];
        double value = regularizer.AddGradient(w, Layout, gradient);
        Assert.True(value > 0);
        Assert.Equal(regularizer.Penalty<double>(w, Layout), value);
        GradientCheck.Run(x => regularizer.Penalty(x, Layout), w, gradient).ThrowIfWrong();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_IsAdded_AndFloatsFollow(Regularizer regularizer)
    {
        double[] w = Draw(Layout.Count), once = new double[w.Length], twice = new double[w.Length];
        regularizer.AddGradient(w, Layout, once);
        regularizer.AddGradient(w, Layout, twice);
        regularizer.AddGradient(w, Layout, twice);
        float[] single = new float[w.Length];
        regularizer.AddGradient([.. w.Select(static v => (float)v)], Layout, single);
        for (int i = 0; i < w.Length; i++)
        {
            Assert.Equal(2 * once[i], twice[i], 1e-15);
            Assert.Equal(once[i], single[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ActivityPenalty_IsThatOfTheMatrix_DividedByTheSamples(Regularizer regularizer)
    {
        double[] activations = Draw(12), gradient = new double[12], expected = new double[12];
        var matrix = new ParameterLayout(new ParameterBlock("A", 4, 3));
        double penalty = (regularizer with { Blocks = [] }).AddGradient(activations, matrix, expected);
        double value = regularizer.AddActivityGradient(activations, 4, gradient);
        if (regularizer.Blocks.IsEmpty) Assert.Equal(penalty / 4, value, 1e-15);
        for (int i = 0; i < 12; i++) Assert.Equal(expected[i] / 4, gradient[i], 1e-15);
    }

    [Fact]
    public void Biases_AreLeftOut_UnlessNamed()
    {
        double[] w = Draw(Layout.Count), gradient = new double[w.Length];
        Regularizer.L2(1).AddGradient(w, Layout, gradient);
        Assert.All(gradient[12..15], static g => Assert.Equal(0, g));
        Assert.All(gradient[^4..], static g => Assert.Equal(0, g));
        Assert.Equal(w[12..15].Sum(static b => b * b), (Regularizer.L2(1) with { Blocks = ["B1"] }).Penalty<double>(w, Layout), 1e-15);
        Assert.Throws<ArgumentException>(() => (Regularizer.L2(1) with { Blocks = ["B7"] }).Penalty<double>(w, Layout));
    }

    [Fact]
    public void Values_AreTheFormulas()
    {
        var layout = new ParameterLayout(new ParameterBlock("W", 2, 2));
        double[] w = [3, 0, 4, -1];
        Assert.Equal(0.5 * 8, Regularizer.L1(0.5).Penalty<double>(w, layout), 1e-15);
        Assert.Equal(0.5 * 26, Regularizer.L2(0.5).Penalty<double>(w, layout), 1e-15);
        Assert.Equal(0.5 * 8 + 0.25 * 26, Regularizer.ElasticNet(0.5, 0.25).Penalty<double>(w, layout), 1e-15);
        Assert.Equal(0.5 * Math.Sqrt(2) * (3 + Math.Sqrt(17)), Regularizer.GroupLasso(0.5).Penalty<double>(w, layout), 1e-14);
        Assert.Equal(0.5 * 9, Regularizer.MaxNorm(0.5, 2).Penalty<double>(w, layout), 1e-15);
        Assert.Equal(0.5 * (24 * 24 + 2 * 16), Regularizer.Orthogonality(0.5).Penalty<double>(w, layout), 1e-12);
    }

    [Fact]
    public void Kinks_HaveTheSmallestSubgradient()
    {
        double[] zero = new double[Layout.Count], gradient = new double[Layout.Count];
        foreach (Regularizer regularizer in new[] { Regularizer.L1(1), Regularizer.GroupLasso(1), Regularizer.MaxNorm(1, 1) })
        {
            Assert.Equal(0, regularizer.AddGradient(zero, Layout, gradient));
            Assert.All(gradient, static g => Assert.Equal(0, g));
        }
    }

    [Theory]
    [InlineData(0, -.0338983050847346, .5593220338982964)]
    [InlineData(.1, .0456170632474454, .4968561213167275)]
    [InlineData(1, .1957295373665477, .3772241992882565)]
    [InlineData(10, .2397636133389619, .3220768256648373)]
    public void Fact_115_RidgeRegression(double strength, double first, double second)
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 9], y = [1, 2, 3, 5], w = [0, 0], gradient = new double[2];
        Regularizer ridge = Regularizer.L2(strength);
        IOptimizer<double> descent = new Sgd(2e-3, 0.9).Create<double>(2);
        for (int step = 0; step < 20_000; step++)
        {
            gradient.AsSpan().Clear();
            for (int row = 0; row < 4; row++)
            {
                double error = x[2 * row] * w[0] + x[2 * row + 1] * w[1] - y[row];
                gradient[0] += 2 * error * x[2 * row];
                gradient[1] += 2 * error * x[2 * row + 1];
            }

            ridge.AddGradient(w, ParameterLayout.Flat(2), gradient);
            descent.Step(w, gradient);
        }

        Close.Assert([first, second], w, 2e-12);
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        double[] w = Draw(Layout.Count), gradient = new double[w.Length];
        Regularizer[] all = [.. ((IEnumerable<object[]>)All).Select(static row => (Regularizer)row[0])];
        foreach (Regularizer regularizer in all) regularizer.AddGradient(w, Layout, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Regularizer regularizer in all) regularizer.AddGradient(w, Layout, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        Assert.Throws<ArgumentException>("parameters", () => Regularizer.L1(1).Penalty<double>(new double[3], Layout));
        Assert.Throws<ArgumentException>("gradient", () => Regularizer.L1(1).AddGradient(Draw(Layout.Count), Layout, new double[3]));
        Assert.Throws<ArgumentException>("activations", () => Regularizer.L1(1).AddActivityGradient(new double[5], 2, new double[5]));
        Assert.Throws<ArgumentOutOfRangeException>("strength", () => Regularizer.L1(-1));
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => Regularizer.MaxNorm(1, 0));
    }

    private static double[] Draw(int count)
    {
        var random = new Xoshiro256(5);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }
}
