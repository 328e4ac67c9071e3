using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Initialization;

/// <summary>Initial parameters: their bounds, moments and bits.</summary>
public sealed class InitializerTests
{
    private const int FanIn = 200, FanOut = 100;

    /// <summary>The bound of what is uniform, the standard deviation of what is normal.</summary>
    [Theory]
    [InlineData(Initializer.GlorotUniform, .1414213562373095, .08164965809277261)]
    [InlineData(Initializer.GlorotNormal, double.PositiveInfinity, .08164965809277261)]
    [InlineData(Initializer.HeUniform, .17320508075688773, .1)]
    [InlineData(Initializer.HeNormal, double.PositiveInfinity, .1)]
    [InlineData(Initializer.LeCunUniform, .1224744871391589, .07071067811865475)]
    [InlineData(Initializer.LeCunNormal, double.PositiveInfinity, .07071067811865475)]
    [InlineData(Initializer.Uniform, .05, .028867513459481287)]
    [InlineData(Initializer.Normal, double.PositiveInfinity, .05)]
    [InlineData(Initializer.TruncatedNormal, .1, .05 * .87962566103423978)]
    public void Fact_91_BoundsAndDeviations(Initializer initializer, double bound, double deviation)
    {
        double[] w = Draw<double>(new ParameterBlock("W", FanIn, FanOut) { Initializer = initializer });
        Assert.All(w, v => Assert.InRange(v, -bound, bound));
        if (double.IsFinite(bound)) Assert.InRange(w.Max(), 0.99 * bound, bound);

        // Of 20 000 numbers the mean is off by σ/141, the deviation by at most σ/200, a standard error each; five are allowed.
        Assert.InRange(w.Average(), -5 * deviation / 141, 5 * deviation / 141);
        Assert.InRange(Math.Sqrt(w.Average(static v => v * v)), deviation * 0.975, deviation * 1.025);
    }

    [Fact]
    public void Gains_MultiplyWhatIsDrawn()
    {
        var block = new ParameterBlock("W", 30, 20) { Initializer = Initializer.GlorotUniform };
        double[] plain = Draw<double>(block), doubled = Draw<double>(block with { Gain = 2 });
        for (int i = 0; i < plain.Length; i++) Assert.Equal(2 * plain[i], doubled[i], 1e-16);
        Assert.Equal(1.3867504905630728, Gains.LeakyRelu(0.2), 1e-15);
        double[] constants = [Gains.Linear, Gains.Sigmoid, Gains.Tanh, Gains.Relu, Gains.Selu];
        Assert.Equal([1, 1, 5.0 / 3, Math.Sqrt(2), 0.75], constants);
    }

    [Fact]
    public void Constants_AndIdentity()
    {
        Assert.All(Draw<double>(new ParameterBlock("B", 4)), static v => Assert.Equal(0, v));
        Assert.All(Draw<float>(new ParameterBlock("B", 4) { Initializer = Initializer.Constant, Scale = 0.25, Gain = 2 }), static v => Assert.Equal(0.5f, v));
        Assert.Equal([3, 0, 0, 0, 3, 0], Draw<double>(new ParameterBlock("W", 2, 3) { Initializer = Initializer.Identity, Gain = 3 }));
        Assert.Throws<InvalidOperationException>(() => Draw<double>(new ParameterBlock("B", 3) { Initializer = Initializer.Identity }));
        Assert.Throws<InvalidOperationException>(() => Draw<double>(new ParameterBlock("B", 3) { Initializer = Initializer.Orthogonal }));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(12, 5)]
    [InlineData(5, 12)]
    [InlineData(1, 9)]
    public void Orthogonal_HasOrthonormalRowsOrColumns(int rows, int columns)
    {
        double[] w = Draw<double>(new ParameterBlock("W", rows, columns) { Initializer = Initializer.Orthogonal, Gain = 2 });
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        double At(int vector, int k) => rows >= columns ? w[k * columns + vector] : w[vector * columns + k];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
            {
                double dot = Enumerable.Range(0, length).Sum(k => At(a, k) * At(b, k));
                Assert.Equal(a == b ? 4 : 0, dot, 1e-14);
            }
        }
    }

    /// <summary>A rotation of the plane is uniform when its angle is: no direction of the first column is favoured.</summary>
    [Fact]
    public void Orthogonal_IsUniform()
    {
        int[] octants = new int[8];
        for (int seed = 0; seed < 4000; seed++)
        {
            double[] w = Draw<double>(new ParameterBlock("W", 2, 2) { Initializer = Initializer.Orthogonal }, seed);
            octants[(int)((Math.Atan2(w[2], w[0]) + Math.PI) / (2 * Math.PI) * 8) % 8]++;
        }

        Assert.All(octants, static count => Assert.InRange(count, 400, 600));
    }

    [Fact]
    public void Kernels_CountTheirPlaces()
    {
        var kernel = new ParameterBlock("K", 3, 3, 16, 32);
        Assert.Equal((3 * 3 * 16, 3 * 3 * 32, 32), (kernel.FanIn, kernel.FanOut, kernel.Units));
        var bias = new ParameterBlock("B", 7);
        Assert.Equal((7, 7, 1), (bias.FanIn, bias.FanOut, bias.Units));
        Assert.Equal(1, new ParameterBlock("scale").Count);
    }

    [Fact]
    public void SameSeed_GivesTheSameBits()
    {
        var layout = new ParameterLayout(new ParameterBlock("W1", 3, 4) { Initializer = Initializer.HeNormal }, new ParameterBlock("W2", 4, 2));
        double[] first = new double[layout.Count], again = new double[layout.Count], other = new double[layout.Count];
        layout.Initialize<double>(first, 1);
        layout.Initialize<double>(again, 1);
        layout.Initialize<double>(other, 2);
        Assert.Equal(first, again);
        Assert.All(first.Zip(other), static pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.NotEqual(first[0], first[12]);

        // Computed to 40 digits from the definitions of the generator and the distributions; then the bits, for ever, on every machine.
        Close.Assert([1.2047945978431434, -0.07601398324272773, -0.3380374473212988, 0.97355147978144], [first[0], first[6], first[12], first[18]], 3e-16);
        Assert.Equal(0x3FF346D6B34223EE, BitConverter.DoubleToInt64Bits(first[0]));
    }

    [Fact]
    public void OneBlock_DoesNotChangeAnother()
    {
        var small = new ParameterLayout(new ParameterBlock("W1", 3, 4), new ParameterBlock("W2", 4, 2));
        var large = new ParameterLayout(new ParameterBlock("W1", 9, 9) { Initializer = Initializer.Normal }, new ParameterBlock("W2", 4, 2));
        double[] first = new double[small.Count], second = new double[large.Count];
        small.Initialize<double>(first, 3);
        large.Initialize<double>(second, 3);
        Assert.Equal(first[12..], second[81..]);
    }

    [Fact]
    public void Layouts_CompareByContent()
    {
        ParameterBlock w = new("W", 2, 3), b = new("B", 3);
        Assert.Equal(new ParameterLayout(w, b), new ParameterLayout(new ParameterBlock("W", 2, 3), new ParameterBlock("B", 3)));
        Assert.NotEqual(new ParameterLayout(w, b), new ParameterLayout(b, w));
        Assert.NotEqual(new ParameterLayout(w), new ParameterLayout(w with { Decay = false }));
        Assert.NotEqual(new ParameterLayout(w), new ParameterLayout(new ParameterBlock("W", 3, 2)));
        Assert.Equal("W[2×3], B[3]", new ParameterLayout(w, b).ToString());
        Assert.Equal(6, new ParameterLayout(w, b)["B"].Offset);
        Assert.Throws<ArgumentException>("name", () => new ParameterLayout(w, b)["C"]);
        Assert.Throws<ArgumentException>("blocks", () => new ParameterLayout(w, w));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => new ParameterBlock("W", -1));
        Assert.Throws<OverflowException>(() => new ParameterBlock("W", 1 << 20, 1 << 20));
        Assert.Throws<ArgumentException>("parameters", () => new ParameterLayout(w).Initialize<double>(new double[5], 0));
    }

    private static T[] Draw<T>(ParameterBlock block, int seed = 7) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T[] w = new T[block.Count];
        new ParameterLayout(block).Initialize<T>(w, seed);
        return w;
    }
}
