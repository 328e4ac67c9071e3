using AutoDiffGen.Training;
using static AutoDiffGen.Training.Noise;

namespace AutoDiffGen.Tests.Runtime.Noise;

/// <summary>Dropout and Gaussian noise: how much, the same backward as forward, and nothing but a function of the key.</summary>
public sealed class NoiseTests
{
    private static readonly double[] Many = [.. Enumerable.Repeat(2.0, 100_000)];

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Dropout_DropsItsShare_AndScalesTheRest(double rate)
    {
        double[] y = new double[Many.Length];
        Dropout(Many, rate, new NoiseKey(1, 7), y);
        double dropped = y.Count(static v => v == 0) / (double)y.Length;
        Assert.Equal(rate, dropped, 5 * Math.Sqrt(rate * (1 - rate) / y.Length));
        Assert.All(y.Where(static v => v != 0), v => Assert.Equal(2 / (1 - rate), v, 1e-15 / (1 - rate)));
    }

    [Fact]
    public void Dropout_AtItsEnds()
    {
        double[] x = [1, double.NaN, double.PositiveInfinity], y = new double[3];
        Dropout(x, 1, new NoiseKey(1, 0), y);
        Assert.Equal([0, 0, 0], y);
        Dropout(x, 0, new NoiseKey(1, 0), y);
        Assert.Equal(x, y);
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => Dropout(x, 1.1, default, y));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => Dropout(x, double.NaN, default, y));
    }

    [Fact]
    public void Vjp_DropsWhatForwardDropped()
    {
        var key = new NoiseKey(5, 11, 2);
        double[] x = [.. Enumerable.Range(1, 50).Select(static i => (double)i)], y = new double[50], again = new double[50], dX = new double[50], dY = [.. x];
        Dropout(x, 0.4, key, y);
        DropoutVjp(x, 0.4, key, again, dX, dY);
        Assert.Equal(y, again);
        Assert.Equal(y, dX);
        Assert.Contains(0.0, y);
        Assert.All(dY, static slope => Assert.Equal(0, slope));
        double[] inPlace = [.. x];
        Dropout(inPlace, 0.4, key, inPlace);
        Assert.Equal(y, inPlace);
    }

    [Fact]
    public void Noise_DependsOnEveryPartOfTheKey_AndOnNothingElse()
    {
        NoiseKey[] keys = [new(1, 2, 3), new(2, 2, 3), new(1, 3, 3), new(1, 2, 4), new(2, 1, 3), new(1, 2L + (1L << 32), 3)];
        double[][] draws = [.. keys.Select(Draw)];
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.Equal(draws[i], Draw(keys[i]));
            for (int j = 0; j < i; j++) Assert.NotEqual(draws[i], draws[j]);
        }

        static double[] Draw(NoiseKey key)
        {
            double[] y = new double[8];
            Gaussian(new double[8], 1, key, y);
            return y;
        }
    }

    [Fact]
    public void DrawnKeys_FollowTheGenerator()
    {
        var random = new Xoshiro256(9);
        NoiseKey first = NoiseKey.Draw(random), second = NoiseKey.Draw(random);
        Assert.NotEqual(first, second);
        Assert.Equal(first, NoiseKey.Draw(new Xoshiro256(9)));
    }

    [Fact]
    public void Gaussian_HasItsMeanAndDeviation()
    {
        double[] y = new double[Many.Length], dX = [.. Enumerable.Repeat(1.0, Many.Length)], dY = [.. Many];
        GaussianVjp(Many, 0.5, new NoiseKey(3, 0), y, dX, dY);
        double mean = y.Average(), deviation = Math.Sqrt(y.Sum(v => (v - mean) * (v - mean)) / y.Length);
        Assert.Equal(2, mean, 5 * 0.5 / Math.Sqrt(y.Length));
        Assert.Equal(0.5, deviation, 5 * 0.5 / Math.Sqrt(2.0 * y.Length));
        Assert.All(dX, static slope => Assert.Equal(3, slope));
        Assert.All(dY, static slope => Assert.Equal(0, slope));
        Gaussian(Many, 0, new NoiseKey(3, 0), y);
        Assert.Equal(Many, y);
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => Gaussian(Many, -1, default, y));
    }

    [Fact]
    public void Floats_DropTheSame_AndNothingIsAllocated()
    {
        float[] x = [.. Many.Select(static v => (float)v)], y = new float[x.Length], dX = new float[x.Length], dY = [.. x];
        double[] expected = new double[x.Length];
        Dropout(Many, 0.3, new NoiseKey(4, 4), expected);
        DropoutVjp(x, 0.3, new NoiseKey(4, 4), y, dX, dY);
        for (int i = 0; i < y.Length; i++) Assert.Equal((float)expected[i], y[i], 1e-6f);
        long before = GC.GetAllocatedBytesForCurrentThread();
        DropoutVjp(x, 0.3, new NoiseKey(4, 4), y, dX, dY);
        GaussianVjp(x, 0.3, new NoiseKey(4, 4), y, dX, dY);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WrongSpans_AreRefused()
    {
        double[] x = new double[5];
        Assert.Throws<ArgumentException>("y", () => Dropout(x, 0.5, default, new double[4]));
        Assert.Throws<ArgumentException>("dX", () => DropoutVjp(x, 0.5, default, new double[5], x, new double[5]));
        Assert.Throws<ArgumentException>("dY", () => GaussianVjp(x, 0.5, default, new double[5], new double[5], x));
    }
}
