using System.Globalization;
using AutoDiffGen.Training;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Losses;

/// <summary>Parameters that make no loss are refused, by scalars as by spans.</summary>
public sealed class LossParameterTests
{
    [Fact]
    public void TheyAreRefused()
    {
        double[] one = [1], slope = new double[1];
        Refuses("delta", static () => Loss.Huber(3.0, 0, -1));
        Refuses("delta", static () => Loss.HuberGradient(3.0, 0, -1, out _));
        Refuses("delta", static () => Loss.Huber(3.0, 0, 0));
        Refuses("delta", () => Loss.Huber(one, one, -1));
        Refuses("gamma", static () => Loss.SigmoidFocal(3.0, 1, -1));
        Refuses("alpha", static () => Loss.SigmoidFocal(3.0, 1, 2, 1.5));
        Refuses("gamma", () => Loss.SigmoidFocalGradient(one, one, double.NaN, 0.25, Reduction.Mean, slope));
        Refuses("smoothing", static () => Loss.SigmoidCrossEntropy(3.0, 1, 2));
        Refuses("smoothing", () => Loss.SigmoidCrossEntropyGradient(one, one, -0.1, Reduction.Mean, slope));
    }

    [Fact]
    public void TheMessageIsTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fi-FI");
            Assert.Contains("-1.5", Refuses("delta", static () => Loss.Huber(3.0, 0, -1.5)).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ArgumentOutOfRangeException Refuses(string name, Func<double> loss) => Assert.Throws<ArgumentOutOfRangeException>(name, () => loss());
}
