using System.Numerics.Tensors;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Data;

/// <summary>What scalers are fitted to, what they do, and the way back.</summary>
public sealed class ScalerTests
{
    [Fact]
    public void Fact_92_StandardScaler_PopulationDeviation()
    {
        Scaler scaler = Scaler.Standard(new Dataset { ["x"] = new double[] { 2, 4, 4, 4, 5, 5, 7, 9 } }, "x");
        Assert.Equal((5.0, 2.0), (scaler.Offset[0], scaler.Scale[0]));
    }

    [Theory]
    [InlineData(0.1, 10)]
    [InlineData(0.1, 100_000)]
    [InlineData(-1234.5678, 997)]
    [InlineData(1e-300, 7)]
    [InlineData(1e300, 7)]
    public void AConstantColumnIsNotDividedByRounding(double value, int rows)
    {
        Scaler scaler = Scaler.Standard(new Dataset { ["x"] = Enumerable.Repeat(value, rows).ToArray() }, "x");
        Assert.Equal((value, 1.0), (scaler.Offset[0], scaler.Scale[0]));
    }

    [Theory]
    [InlineData(1.7e9, 1e-3)]
    [InlineData(1e9, 1e-6)]
    [InlineData(0, 1e-100)]
    public void SmallDeviationsFromALargeMeanAreNoConstant(double mean, double deviation)
    {
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => i % 2 == 0 ? mean - deviation : mean + deviation)];
        double expected = (x[1] - x[0]) / 2;
        Scaler scaler = Scaler.Standard(new Dataset { ["x"] = x }, "x");
        Assert.Equal(expected, scaler.Scale[0], deviation * 1e-9);
        Assert.Equal(mean, scaler.Offset[0], deviation * 1e-1);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1.7e308)]
    [InlineData(1e-200)]
    [InlineData(1e-300)]
    public void NumbersOfAnySize_HaveTheirDeviation(double size)
    {
        var train = new Dataset { ["x"] = new[] { -size, size, size, -size } };
        Scaler scaler = Scaler.Standard(train, "x");
        Assert.Equal((0, size), (scaler.Offset[0], scaler.Scale[0]));
        Assert.Equal([-1, 1, 1, -1], scaler.Apply(train)["x"].Values<double>().ToArray());
        scaler = Scaler.Standard(new Dataset { ["x"] = new[] { 0, size / 4, size / 2 } }, "x");
        Assert.Equal(size / 4, scaler.Offset[0], 1e-15 * size);
        Assert.Equal(size / 4 * Math.Sqrt(2.0 / 3), scaler.Scale[0], 1e-15 * size);
    }

    [Fact]
    public void NoRows_AreScaledToNone()
    {
        var scaler = new Scaler("x", [1, 2], [3, 4]);
        var none = new Dataset { ["x"] = Tensor.Create(Array.Empty<double>(), [0, 2]) };
        Assert.Equal(0, scaler.Apply(none).Count);
        scaler.Apply<double>([]);
        scaler.Invert<float>([]);
    }

    [Fact]
    public void EachNumberOfARowHasItsOwn()
    {
        var train = new Dataset { ["x"] = Tensor.Create(new double[] { 1, 10, 5, 3, 10, 5, 2, 10, 5, 10, 30, 5 }, [4, 3]), ["y"] = new int[4] };
        Assert.Equal([1, 10, 5], Scaler.MinMax(train, "x").Offset.ToArray());
        Assert.Equal([9, 20, 1], Scaler.MinMax(train, "x").Scale.ToArray());

        // numpy.percentile of 1, 2, 3, 10: 1.75, 2.5, 4.75; of 10, 10, 10, 30: 10, 10, 15.
        Assert.Equal([2.5, 10, 5], Scaler.Robust(train, "x").Offset.ToArray());
        Assert.Equal([3, 5, 1], Scaler.Robust(train, "x").Scale.ToArray());

        Dataset scaled = Scaler.MinMax(train, "x").Apply(train);
        Assert.Equal([0, 0, 0, 2.0 / 9, 0, 0, 1.0 / 9, 0, 0, 1, 1, 0], scaled["x"].Values<double>().ToArray());
        Assert.Same(train["y"], scaled["y"]);
        Assert.Equal(1, train["x"].Values<double>()[0]);
    }

    [Fact]
    public void InvertIsTheWayBack()
    {
        float[] rows = [1, 7, 3, -2];
        var train = new Dataset { ["x"] = Tensor.Create(rows.ToArray(), [2, 2]) };
        foreach (Scaler scaler in new[] { Scaler.Standard(train, "x"), Scaler.MinMax(train, "x"), Scaler.Robust(train, "x") })
        {
            float[] there = scaler.Apply(train)["x"].Values<float>().ToArray();
            Assert.NotEqual(rows, there);
            scaler.Invert<float>(there);
            Assert.Equal(rows, there);
        }
    }

    [Fact]
    public void WhatCannotBeScaledIsRefused()
    {
        string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.StartsWith("Column 'x', row 2, number 0 is NaN: a scaler is fitted to finite numbers.", Message(() => Scaler.Standard(new Dataset { ["x"] = new[] { 1, 2, double.NaN } }, "x")), StringComparison.Ordinal);
        Assert.StartsWith("Column 'x' is int[3]; only float and double are scaled.", Message(() => Scaler.Standard(new Dataset { ["x"] = new int[3] }, "x")), StringComparison.Ordinal);
        Assert.StartsWith("3 numbers are no whole rows: the scaler of 'x' is for rows of 2.", Message(() => new Scaler("x", [0, 0], [1, 1]).Apply<double>(new double[3])), StringComparison.Ordinal);
        Assert.StartsWith("Column 'x' is double[4×2]: the scaler is for rows of 1.", Message(() => new Scaler("x", [0], [1]).Apply(new Dataset { ["x"] = Tensor.Create(new double[8], [4, 2]) })), StringComparison.Ordinal);
        Assert.StartsWith("Column 'x', number 0 is from -1.7E+308 to 1.7E+308: that far apart", Message(() => Scaler.MinMax(new Dataset { ["x"] = new[] { 1.7e308, -1.7e308 } }, "x")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Scaler("x", [0], [0]));
        Assert.Throws<ArgumentException>(() => new Scaler("x", [double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => new Scaler("x", [0], [1, 2]));
        Assert.Throws<ArgumentException>(() => Scaler.Robust(new Dataset { ["x"] = Array.Empty<float>() }, "x"));
    }
}
