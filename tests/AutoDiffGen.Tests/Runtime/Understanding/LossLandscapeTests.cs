using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Understanding;

/// <summary>Slices through losses, and the directions to slice along.</summary>
public sealed class LossLandscapeTests
{
    private static readonly double[,] X = { { 1, 2 }, { -1, 0.5 }, { 3, -2 } };
    private static readonly double[] Y = [1, 0, 2], P = [0.5, -0.5, 0.1];

    [Fact]
    public void Line_HasTheLossAndItsSlope()
    {
        double[] direction = [1, -2, 0.5];
        var line = LossLandscape.Line(Loss, P, direction, radius: 2, points: 5);
        Assert.Equal([-2, -1, 0, 1, 2], line.Select(static point => point.Offset));
        Assert.Equal(ExplainedModels.Error(P, X, Y), line[2].Loss);
        foreach (SlicePoint point in line)
        {
            GradientCheck.Run(t => ExplainedModels.Error([P[0] + t[0], P[1] - 2 * t[0], P[2] + 0.5 * t[0]], X, Y), [point.Offset], [point.Slope], 1e-8).ThrowIfWrong();
        }
    }

    [Fact]
    public void Plane_HasTheLossesOfItsPoints()
    {
        double[,] plane = LossLandscape.Plane(p => ExplainedModels.Error(p, X, Y), P, [1, 0, 0], [0, 0, 1], radius: 1, points: 3);
        Assert.Equal(ExplainedModels.Error(P, X, Y), plane[1, 1]);
        Assert.Equal(ExplainedModels.Error([-0.5, -0.5, 0.1], X, Y), plane[0, 1]);
        Assert.Equal(ExplainedModels.Error([0.5, -0.5, 1.1], X, Y), plane[1, 2]);
        Assert.Equal(9, plane.Length);
    }

    [Fact]
    public void RandomDirections_AreAsLongAsTheWeightsIntoEachUnit()
    {
        var layout = new ParameterLayout(new ParameterBlock("W", 3, 2), new ParameterBlock("b", 2), new ParameterBlock("frozen", 2, 1) { Trainable = false });
        double[] p = [1, 0, 2, 0, 2, 0, 7, 7, 5, 5];
        double[] direction = LossLandscape.RandomDirection(layout, p, seed: 1);
        Assert.Equal(3, Math.Sqrt(direction[0] * direction[0] + direction[2] * direction[2] + direction[4] * direction[4]), 1e-14);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], new[] { direction[1], direction[3], direction[5], direction[6], direction[7], direction[8], direction[9] });
        Assert.Equal(direction, LossLandscape.RandomDirection(layout, p, seed: 1));
        Assert.NotEqual(direction, LossLandscape.RandomDirection(layout, p, seed: 2));
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        Assert.Throws<ArgumentException>("direction", () => LossLandscape.Line(Loss, P, [1, 2]));
        Assert.Throws<ArgumentException>("second", () => LossLandscape.Plane(static _ => 0, P, P, [1]));
        Assert.Throws<ArgumentOutOfRangeException>("points", () => LossLandscape.Line(Loss, P, P, points: 1));
        Assert.Throws<ArgumentOutOfRangeException>("radius", () => LossLandscape.Line(Loss, P, P, radius: 0));
    }

    private static double Loss(ReadOnlySpan<double> p, Span<double> gradient) => ExplainedModels.ErrorGradient(p, X, Y, gradient);
}
