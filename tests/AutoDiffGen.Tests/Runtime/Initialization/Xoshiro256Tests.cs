using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Initialization;

/// <summary>The random generator gives the published numbers, on every machine.</summary>
public sealed class Xoshiro256Tests
{
    [Fact]
    public void Fact_133_SplitMix64()
    {
        ulong state = 1234567;
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        foreach (ulong value in expected) Assert.Equal(value, Xoshiro256.SplitMix64(ref state));
        state = 0;
        Assert.Equal(16294208416658607535UL, Xoshiro256.SplitMix64(ref state));
    }

    [Fact]
    public void Fact_134_GivenState()
    {
        var random = new Xoshiro256(0) { State = (1, 2, 3, 4) };
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        foreach (ulong value in expected) Assert.Equal(value, random.NextUInt64());
    }

    [Fact]
    public void Fact_135_Seed()
    {
        var random = new Xoshiro256(42);
        ulong[] expected = [1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193, 18295552978065317476];
        foreach (ulong value in expected) Assert.Equal(value, random.NextUInt64());

        random = new Xoshiro256(42);
        double[] doubles = [.08386297105988216, .3789802506626686, .6800434110281394, .9246929453253876, .9918039142821028];
        foreach (double value in doubles) Assert.Equal(value, random.NextDouble());
    }

    [Fact]
    public void SavedState_Continues()
    {
        var random = new Xoshiro256(7);
        random.NextUInt64();
        var other = new Xoshiro256(0) { State = random.State };
        Assert.Equal(random.NextUInt64(), other.NextUInt64());
        Assert.Throws<ArgumentException>(() => new Xoshiro256(0) { State = default });
    }

    [Fact]
    public void Integers_FillTheirRangeEvenly()
    {
        var random = new Xoshiro256(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[random.NextInt32(7)]++;
        Assert.All(counts, static count => Assert.InRange(count, 9_600, 10_400));
        Assert.Equal(0, random.NextInt32(1));
        Assert.InRange(random.NextInt32(int.MaxValue), 0, int.MaxValue - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }
}
