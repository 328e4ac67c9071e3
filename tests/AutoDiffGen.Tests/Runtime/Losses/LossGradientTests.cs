using AutoDiffGen.Tests.Runtime.Reference;
using AutoDiffGen.Training;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Losses;

/// <summary>The gradients of the losses: against differences, at extremes, at kinks, without allocation.</summary>
public sealed class LossGradientTests
{
    private delegate double Value(ReadOnlySpan<double> p, ReadOnlySpan<double> y, Reduction reduction);

    private delegate double Gradient(ReadOnlySpan<double> p, ReadOnlySpan<double> y, Reduction reduction, Span<double> d);

    private sealed record Case(Value Value, Gradient Gradient, double[] P, double[] Y);

    private static readonly double[] Reals = [0.3, -1.2, 2.5, 0.9, -3.1, 0.4], RealTargets = [1, -1.5, 2.4, -2, 0.3, 0.35];
    private static readonly double[] Shares = [.2, .5, .3, .7, .1, .2], Targets = [0, .6, .4, .5, .5, 0], Bits = [1, 0, 0, 1, 1, 0], Signs = [1, -1, 1, 1, -1, -1];

    private static readonly Dictionary<string, Case> All = new()
    {
        ["squared error"] = new(Loss.SquaredError, Loss.SquaredErrorGradient, Reals, RealTargets),
        ["absolute error"] = new(Loss.AbsoluteError, Loss.AbsoluteErrorGradient, Reals, RealTargets),
        ["Huber"] = new(static (p, y, r) => Loss.Huber(p, y, 0.7, r), static (p, y, r, d) => Loss.HuberGradient(p, y, 0.7, r, d), Reals, RealTargets),
        ["log cosh"] = new(Loss.LogCosh, Loss.LogCoshGradient, Reals, RealTargets),
        ["quantile"] = new(static (p, y, r) => Loss.Quantile(p, y, 0.8, r), static (p, y, r, d) => Loss.QuantileGradient(p, y, 0.8, r, d), Reals, RealTargets),
        ["percentage"] = new(Loss.AbsolutePercentageError, Loss.AbsolutePercentageErrorGradient, Reals, RealTargets),
        ["logarithmic"] = new(Loss.SquaredLogarithmicError, Loss.SquaredLogarithmicErrorGradient, [.. Reals.Select(Math.Abs)], [1, 2, 3, 0, 4, 5]),
        ["Poisson"] = new(Loss.Poisson, Loss.PoissonGradient, Shares, [3, 0, 1, 7, 2, 0]),
        ["Poisson of log"] = new(Loss.PoissonOfLog, Loss.PoissonOfLogGradient, Reals, [3, 0, 1, 7, 2, 0]),
        ["binary"] = new(Loss.BinaryCrossEntropy, Loss.BinaryCrossEntropyGradient, Shares, [0, .3, 1, 1, 0, .5]),
        ["sigmoid"] = new(
            static (p, y, r) => Loss.SigmoidCrossEntropy(p, y, 0.1, r), static (p, y, r, d) => Loss.SigmoidCrossEntropyGradient(p, y, 0.1, r, d), Reals, [0, .3, 1, 1, 0, .5]),
        ["focal"] = new(
            static (p, y, r) => Loss.SigmoidFocal(p, y, 1.7, 0.3, r), static (p, y, r, d) => Loss.SigmoidFocalGradient(p, y, 1.7, 0.3, r, d), Reals, [0, .3, 1, 1, 0, .5]),
        ["hinge"] = new(Loss.Hinge, Loss.HingeGradient, Reals, Signs),
        ["squared hinge"] = new(Loss.SquaredHinge, Loss.SquaredHingeGradient, Reals, Signs),
        ["softmax, classes"] = new(
            static (p, y, r) => Loss.SoftmaxCrossEntropy(p, [2, 0], 3, 0.1, r), static (p, y, r, d) => Loss.SoftmaxCrossEntropyGradient(p, [2, 0], 3, 0.1, r, d), Reals, Targets),
        ["softmax"] = new(
            static (p, y, r) => Loss.SoftmaxCrossEntropy(p, y, 3, 0.2, r), static (p, y, r, d) => Loss.SoftmaxCrossEntropyGradient(p, y, 3, 0.2, r, d), Reals, [.1, .2, .3, 0, 2, 1]),
        ["categorical, classes"] = new(
            static (p, y, r) => Loss.CategoricalCrossEntropy(p, [2, 0], 3, r), static (p, y, r, d) => Loss.CategoricalCrossEntropyGradient(p, [2, 0], 3, r, d), Shares, Targets),
        ["categorical"] = new(
            static (p, y, r) => Loss.CategoricalCrossEntropy(p, y, 3, r), static (p, y, r, d) => Loss.CategoricalCrossEntropyGradient(p, y, 3, r, d), Shares, Targets),
        ["divergence"] = new(
            static (p, y, r) => Loss.KullbackLeibler(p, y, 3, r), static (p, y, r, d) => Loss.KullbackLeiblerGradient(p, y, 3, r, d), Shares, Targets),
        ["categorical hinge"] = new(
            static (p, y, r) => Loss.CategoricalHinge(p, y, 3, r), static (p, y, r, d) => Loss.CategoricalHingeGradient(p, y, 3, r, d), Reals, [0, 1, 0, 1, 0, 0]),
        ["cosine"] = new(
            static (p, y, r) => Loss.CosineDistance(p, y, 3, r), static (p, y, r, d) => Loss.CosineDistanceGradient(p, y, 3, r, d), Reals, RealTargets),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_IsThatOfTheValue(string name)
    {
        (Value value, Gradient gradient, double[] p, double[] y) = All[name];
        foreach (Reduction reduction in Enum.GetValues<Reduction>())
        {
            double[] slope = [.. Enumerable.Repeat(double.NaN, p.Length)];
            Assert.Equal(value(p, y, reduction), gradient(p, y, reduction, slope));
            GradientCheck.Run(x => value(x, y, reduction), p, slope, 1e-8).ThrowIfWrong();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reductions_DifferByTheCount(string name)
    {
        (Value value, _, double[] p, double[] y) = All[name];
        double ratio = value(p, y, Reduction.Sum) / value(p, y, Reduction.Mean);
        Assert.Contains(Math.Round(ratio, 12), new double[] { 6, 2 });
        Assert.Throws<ArgumentOutOfRangeException>("reduction", () => value(p, y, (Reduction)7));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WrongShapes_AreRefused(string name)
    {
        (Value value, Gradient gradient, double[] p, double[] y) = All[name];
        Assert.Throws<ArgumentException>(() => value(p.AsSpan(..5), y, Reduction.Mean));
        Assert.Throws<ArgumentException>("dPrediction", () => gradient(p, y, Reduction.Mean, new double[5]));
        Assert.Throws<ArgumentException>("dPrediction", () => gradient(p, y, Reduction.Mean, p));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_AllocatesNothing(string name)
    {
        (_, Gradient gradient, double[] p, double[] y) = All[name];
        double[] slope = new double[p.Length];
        gradient(p, y, Reduction.Mean, slope);
        long before = GC.GetAllocatedBytesForCurrentThread();
        gradient(p, y, Reduction.Mean, slope);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(-1000, 1, 1000, -1)]
    [InlineData(-1000, 0, 0, 0)]
    [InlineData(1000, 0, 1000, 1)]
    [InlineData(1000, 1, 0, 0)]
    [InlineData(50, 1, 1.92874984796392e-22, -1.92874984796392e-22)]
    public void SigmoidCrossEntropy_IsStable(double z, double y, double value, double slope)
    {
        Close.Assert(value * 1e22, Loss.SigmoidCrossEntropyGradient(z, y, 0, out double d) * 1e22, 1e-13);
        Close.Assert(slope * 1e22, d * 1e22, 1e-13);
    }

    [Fact]
    public void Focal_IsCrossEntropy_WithoutFocus()
    {
        foreach (double z in new[] { -800, -3, 0, 2.5, 800 })
        {
            foreach (double y in new[] { 0.0, 1, 0.3 })
            {
                double expected = Loss.SigmoidCrossEntropyGradient(z, y, 0, out double slope);
                Assert.Equal(expected / 2, Loss.SigmoidFocalGradient(z, y, 0, 0.5, out double focal), 1e-15 * Math.Max(1, expected));
                Assert.Equal(slope / 2, focal, 1e-15);
            }
        }
    }

    [Fact]
    public void Focal_IsFinite_AtExtremes()
    {
        foreach (double z in new[] { -1e4, -745, -40, 40, 745, 1e4 })
        {
            foreach (double gamma in new[] { 0.5, 1, 2, 5 })
            {
                Assert.True(double.IsFinite(Loss.SigmoidFocalGradient(z, 1, gamma, 0.25, out double slope)));
                Assert.True(double.IsFinite(slope));
            }
        }

        Loss.SigmoidFocalGradient(-1e4, 1, 2, 0.25, out double steep);
        Assert.Equal(-0.25, steep, 1e-12);
    }

    [Fact]
    public void Probabilities_OfZero_AreBounded()
    {
        Assert.Equal(100, Loss.BinaryCrossEntropyGradient(-0.0, 1, out double slopeBelow));
        Assert.Equal(-1e12, slopeBelow);
        Assert.Equal(100, Loss.BinaryCrossEntropyGradient(0.0, 1, out double slope));
        Assert.Equal(-1e12, slope);
        Assert.Equal(0, Loss.BinaryCrossEntropyGradient(0.0, 0, out slope));
        Assert.Equal(1, slope);
        Assert.Equal(100f, Loss.BinaryCrossEntropyGradient(1f, 0f, out float single));
        Assert.Equal(1e12f, single);
        double[] gradient = new double[2];
        Assert.Equal(100, Loss.KullbackLeiblerGradient([0.0, 1], [1, 0], 2, Reduction.Sum, gradient));
        Assert.Equal([-1e12, 0], gradient);
        Assert.Equal(0, Loss.PoissonGradient(0.0, 0, out slope));
        Assert.Equal(1, slope);
    }

    [Fact]
    public void LogCosh_IsRight_FromTinyToHuge()
    {
        var reference = ReferenceFile.Read("reference_activations.json");
        double[] x = reference.GetProperty("x").Numbers(), values = reference.GetProperty("functions").GetProperty("logCosh").GetProperty("value").Numbers();
        for (int i = 0; i < x.Length; i++)
        {
            double value = Loss.LogCoshGradient(x[i], 0, out double slope);
            Assert.True(Math.Abs(value - values[i]) <= 1e-15 * values[i], $"log cosh {x[i]} is {value:R}, not {values[i]:R}");
            Assert.Equal(Math.Tanh(x[i]), slope);
        }
    }

    [Fact]
    public void Kinks_HaveTheSmallestSubgradient()
    {
        Loss.AbsoluteErrorGradient(2.0, 2, out double absolute);
        Loss.QuantileGradient(2.0, 2, 0.9, out double quantile);
        Loss.HingeGradient(1.0, 1, out double hinge);
        Assert.Equal((0, 0, 0), (absolute, quantile, hinge));
    }

    [Fact]
    public void Labels_OutsideTheClasses_AreNamed()
    {
        string message = Assert.Throws<ArgumentException>("labels", static () => Loss.SoftmaxCrossEntropy<double>(new double[6], [0, 3], 3)).Message;
        Assert.Contains("The label of row 1 is 3; there are 3 classes", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("labels", static () => Loss.CategoricalCrossEntropy<double>(new double[6], [0, 1, 2], 3));
        Assert.Throws<ArgumentException>("prediction", static () => Loss.SoftmaxCrossEntropy<double>(new double[7], [0, 1], 3));
        Assert.Throws<ArgumentOutOfRangeException>("smoothing", static () => Loss.SoftmaxCrossEntropy<double>(new double[6], [0, 1], 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>("classes", static () => Loss.SoftmaxCrossEntropy<double>(new double[6], [0, 1], 0));
    }
}
