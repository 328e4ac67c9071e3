using System.Text.Json;
using AutoDiffGen.Tests.Runtime.Reference;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Initialization;

/// <summary>Normal random numbers, and the functions they are made by.</summary>
public sealed class NormalDistributionTests
{
    private static readonly JsonElement Reference = ReferenceFile.Read("reference_activations.json");

    [Fact]
    public void Quantile_IsRight()
    {
        JsonElement quantile = Reference.GetProperty("quantile");
        foreach ((double p, double x) in quantile.GetProperty("p").Numbers().Zip(quantile.GetProperty("x").Numbers()))
        {
            Assert.True(Math.Abs(NormalDistribution.Quantile(p) - x) <= 1e-15 * Math.Abs(x), $"{p}: {NormalDistribution.Quantile(p):R}, not {x:R}");
            if (p > 1e-6) Assert.Equal(-x, NormalDistribution.Quantile(1 - p), 1e-9);
        }

        Assert.Equal(0, NormalDistribution.Quantile(0.5));
    }

    [Fact]
    public void Log_IsRight()
    {
        JsonElement log = Reference.GetProperty("log");
        foreach ((double x, double y) in log.GetProperty("x").Numbers().Zip(log.GetProperty("y").Numbers()))
        {
            Assert.True(Math.Abs(NormalDistribution.Log(x) - y) <= 4e-16 * Math.Abs(y), $"{x}: {NormalDistribution.Log(x):R}, not {y:R}");
        }
    }

    [Fact]
    public void Numbers_AreNormal()
    {
        const int count = 100_000;
        var random = new Xoshiro256(1);
        double[] x = [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];

        // Standard errors of the moments 1 to 4 are √(1, 2, 15, 96)/√count; four of them are allowed.
        Assert.InRange(x.Average(), -0.013, 0.013);
        Assert.InRange(x.Average(static v => v * v), 0.982, 1.018);
        Assert.InRange(x.Average(static v => v * v * v), -0.049, 0.049);
        Assert.InRange(x.Average(static v => v * v * v * v), 2.87, 3.13);
        Assert.InRange(x.Count(static v => v > 1.959963984540054) / (double)count, 0.023, 0.027);
    }

    [Fact]
    public void OneNumber_TakesOneStepOfTheGenerator()
    {
        Xoshiro256 random = new(9), other = new(9);
        random.NextNormal();
        other.NextUInt64();
        Assert.Equal(other.State, random.State);
    }
}
