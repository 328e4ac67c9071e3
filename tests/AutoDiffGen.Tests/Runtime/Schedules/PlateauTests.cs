using AutoDiffGen.Tests.Runtime.Reference;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Schedules;

/// <summary>The learning rate drops when the loss stays.</summary>
public sealed class PlateauTests
{
    private static readonly double[] Losses = [10, 9, 9, 9, 9, 9, 8.9991, 8, 8, 8, 8, 8];

    public static TheoryData<string, ReduceOnPlateau> Torch => new()
    {
        {
            "ReduceLROnPlateau(torch) losses=10,9,9,9,9,9,8.9991,8,8,8,8,8 patience=2 factor=.1 cooldown=1 (lr after each step)",
            new ReduceOnPlateau(0.1, 2) { Cooldown = 1 }
        },
        { "ReduceLROnPlateau(torch) abs threshold=.5 patience=2 factor=.5", new ReduceOnPlateau(0.5, 2, 0.5) { AbsoluteThreshold = true } },
    };

    [Theory]
    [MemberData(nameof(Torch))]
    public void Fact_86_PyTorch(string name, ReduceOnPlateau options)
    {
        double[] expected = ReferenceFile.Read("reference_schedules.json").GetProperty("schedules").GetProperty(name).Numbers();
        Plateau plateau = options.Create();
        Close.Assert(expected, [.. Losses.Select(plateau.Observe)], 1e-15);
        Assert.Equal(expected[^1], plateau.Factor, 1e-15);
    }

    [Fact]
    public void Fact_86_KerasDropsOneEarlier()
    {
        Plateau plateau = (ReduceOnPlateau.Keras with { Patience = 2, Cooldown = 1 }).Create();
        Close.Assert([1, 1, 1, .1, .1, .01, .01, .01, .01, .001, .001, .0001], [.. Losses.Select(plateau.Observe)], 1e-15);
    }

    [Fact]
    public void SavedState_Continues()
    {
        var options = new ReduceOnPlateau(0.5, 1) { Cooldown = 1, Floor = 0.2 };
        Plateau whole = options.Create();
        double[] expected = [.. Losses.Select(whole.Observe)];
        for (int cut = 0; cut <= Losses.Length; cut++)
        {
            Plateau before = options.Create(), after = options.Create();
            double[] first = [.. Losses.Take(cut).Select(before.Observe)];
            after.State = before.State;
            Assert.Equal(expected, first.Concat(Losses.Skip(cut).Select(after.Observe)));
        }

        whole.Reset();
        Assert.Equal(1, whole.Factor);
    }

    [Fact]
    public void Scores_MayRise_AndTheFloorHolds()
    {
        Plateau plateau = new ReduceOnPlateau(0.1, 0) { LargerIsBetter = true, Floor = 0.05 }.Create();
        Assert.Equal([1, 1, 0.1, 0.05, 0.05, 0.05], new[] { 0.5, 0.6, 0.6, double.NaN, 0.7, 0.1 }.Select(plateau.Observe));
        Assert.Throws<ArgumentOutOfRangeException>("Decay", () => new ReduceOnPlateau(2));
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new ReduceOnPlateau(patience: -1));
    }
}
