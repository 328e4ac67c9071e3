using ADBench.Files;
using ADBench.Objectives;
using Xunit;

namespace AutoDiffGen.Tests.ADBench;

/// <summary>The objectives of ADBench against their gold values, in its own measure.</summary>
public class ObjectiveTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Mixtures => [.. MixtureProblem.Names];

    public static TheoryData<string> Observations => [.. Observation.WithGold().Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void GaussianMixture_HasTheGoldValueAndGradient(string name)
    {
        MixtureProblem problem = MixtureProblem.Read(name);
        var gradient = new double[problem.GradientLength];

        double value = problem.ValueAndGradient(gradient);

        Assert.Equal(problem.Value(), value);
        Assert.InRange(GoldValues.WorstRho([value], [MixtureProblem.GoldValue(name)]), 0, Tolerance);
        Assert.InRange(GoldValues.WorstRho(gradient, MixtureProblem.GoldGradient(name)), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Observations))]
    public void BundleAdjustment_HasTheGoldErrorsAndJacobians(string name)
    {
        var (_, observations, gold) = Observation.WithGold().Single(o => o.Name == name);

        double[] actual = [.. observations.SelectMany(o => o.ErrorAndJacobian())];

        Assert.InRange(GoldValues.WorstRho(actual, gold), 0, Tolerance);
    }

    [Fact]
    public void WeightError_HasTheDerivativeOfItsSquare()
    {
        Assert.Equal(1 - 0.417022 * 0.417022, BundleAdjustment.WeightErrorGradient(0.417022, out double dWeight));
        Assert.Equal(-2 * 0.417022, dWeight);
    }

    [Fact]
    public void WorstRho_OfWhatIsNotANumberIsNotANumber() => Assert.True(double.IsNaN(GoldValues.WorstRho([1, double.NaN, 2], [1, 2, 3])));
}
