using AutoDiffGen.Training;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Losses;

/// <summary>Losses without a reduction: their sum is the reduced loss, and what they carry back are its derivatives.</summary>
public sealed partial class UnreducedLossTests
{
    private delegate void Map(ReadOnlySpan<double> p, ReadOnlySpan<double> y, Span<double> losses);

    private delegate void Vjp(ReadOnlySpan<double> p, ReadOnlySpan<double> y, Span<double> losses, Span<double> dP, Span<double> dLosses);

    private delegate void Jvp(ReadOnlySpan<double> p, ReadOnlySpan<double> y, Span<double> losses, ReadOnlySpan<double> dP, Span<double> dLosses);

    private delegate double Gradient(ReadOnlySpan<double> p, ReadOnlySpan<double> y, Reduction reduction, Span<double> d);

    private sealed record Case(Map Map, Vjp Vjp, Jvp Jvp, Gradient Gradient, double[] P, double[] Y, int Count = 6);

    private static readonly double[] Reals = [0.3, -1.2, 2.5, 0.9, -3.1, 0.4], RealTargets = [1, -1.5, 2.4, -2, 0.3, 0.35], Positive = [0.3, 1.2, 2.5, 0.9, 3.1, 0.4];
    private static readonly double[] Shares = [.2, .5, .3, .7, .1, .2], Targets = [0, .6, .4, .5, .5, 0], Bits = [1, 0, 0, 1, 1, 0], Signs = [1, -1, 1, 1, -1, -1], Counts = [3, 0, 1, 7, 2, 0];
    private static readonly int[] Labels = [2, 0];

    private static readonly Dictionary<string, Case> All = new()
    {
        ["squared error"] = new(Loss.SquaredError, Loss.SquaredErrorVjp, Loss.SquaredErrorJvp, Loss.SquaredErrorGradient, Reals, RealTargets),
        ["absolute error"] = new(Loss.AbsoluteError, Loss.AbsoluteErrorVjp, Loss.AbsoluteErrorJvp, Loss.AbsoluteErrorGradient, Reals, RealTargets),
        ["log cosh"] = new(Loss.LogCosh, Loss.LogCoshVjp, Loss.LogCoshJvp, Loss.LogCoshGradient, Reals, RealTargets),
        ["percentage"] = new(Loss.AbsolutePercentageError, Loss.AbsolutePercentageErrorVjp, Loss.AbsolutePercentageErrorJvp, Loss.AbsolutePercentageErrorGradient, Reals, RealTargets),
        ["logarithmic"] = new(Loss.SquaredLogarithmicError, Loss.SquaredLogarithmicErrorVjp, Loss.SquaredLogarithmicErrorJvp, Loss.SquaredLogarithmicErrorGradient, Positive, Counts),
        ["Poisson"] = new(Loss.Poisson, Loss.PoissonVjp, Loss.PoissonJvp, Loss.PoissonGradient, Shares, Counts),
        ["Poisson of log"] = new(Loss.PoissonOfLog, Loss.PoissonOfLogVjp, Loss.PoissonOfLogJvp, Loss.PoissonOfLogGradient, Reals, Counts),
        ["binary"] = new(Loss.BinaryCrossEntropy, Loss.BinaryCrossEntropyVjp, Loss.BinaryCrossEntropyJvp, Loss.BinaryCrossEntropyGradient, Shares, Bits),
        ["hinge"] = new(Loss.Hinge, Loss.HingeVjp, Loss.HingeJvp, Loss.HingeGradient, Reals, Signs),
        ["squared hinge"] = new(Loss.SquaredHinge, Loss.SquaredHingeVjp, Loss.SquaredHingeJvp, Loss.SquaredHingeGradient, Reals, Signs),
        ["Huber"] = new(
            static (p, y, l) => Loss.Huber(p, y, 0.7, l), static (p, y, l, dP, dL) => Loss.HuberVjp(p, y, 0.7, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.HuberJvp(p, y, 0.7, l, dP, dL), static (p, y, r, d) => Loss.HuberGradient(p, y, 0.7, r, d), Reals, RealTargets),
        ["quantile"] = new(
            static (p, y, l) => Loss.Quantile(p, y, 0.8, l), static (p, y, l, dP, dL) => Loss.QuantileVjp(p, y, 0.8, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.QuantileJvp(p, y, 0.8, l, dP, dL), static (p, y, r, d) => Loss.QuantileGradient(p, y, 0.8, r, d), Reals, RealTargets),
        ["sigmoid"] = new(
            static (p, y, l) => Loss.SigmoidCrossEntropy(p, y, 0.1, l), static (p, y, l, dP, dL) => Loss.SigmoidCrossEntropyVjp(p, y, 0.1, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.SigmoidCrossEntropyJvp(p, y, 0.1, l, dP, dL), static (p, y, r, d) => Loss.SigmoidCrossEntropyGradient(p, y, 0.1, r, d), Reals, Bits),
        ["focal"] = new(
            static (p, y, l) => Loss.SigmoidFocal(p, y, 1.7, 0.3, l), static (p, y, l, dP, dL) => Loss.SigmoidFocalVjp(p, y, 1.7, 0.3, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.SigmoidFocalJvp(p, y, 1.7, 0.3, l, dP, dL), static (p, y, r, d) => Loss.SigmoidFocalGradient(p, y, 1.7, 0.3, r, d), Reals, Bits),
        ["softmax, classes"] = new(
            static (p, _, l) => Loss.SoftmaxCrossEntropy(p, Labels, 3, 0.1, l), static (p, _, l, dP, dL) => Loss.SoftmaxCrossEntropyVjp(p, Labels, 3, 0.1, l, dP, dL),
            static (p, _, l, dP, dL) => Loss.SoftmaxCrossEntropyJvp(p, Labels, 3, 0.1, l, dP, dL), static (p, _, r, d) => Loss.SoftmaxCrossEntropyGradient(p, Labels, 3, 0.1, r, d), Reals, Targets, 2),
        ["softmax"] = new(
            static (p, y, l) => Loss.SoftmaxCrossEntropy(p, y, 3, 0.2, l), static (p, y, l, dP, dL) => Loss.SoftmaxCrossEntropyVjp(p, y, 3, 0.2, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.SoftmaxCrossEntropyJvp(p, y, 3, 0.2, l, dP, dL), static (p, y, r, d) => Loss.SoftmaxCrossEntropyGradient(p, y, 3, 0.2, r, d), Reals, Targets, 2),
        ["categorical, classes"] = new(
            static (p, _, l) => Loss.CategoricalCrossEntropy(p, Labels, 3, l), static (p, _, l, dP, dL) => Loss.CategoricalCrossEntropyVjp(p, Labels, 3, l, dP, dL),
            static (p, _, l, dP, dL) => Loss.CategoricalCrossEntropyJvp(p, Labels, 3, l, dP, dL), static (p, _, r, d) => Loss.CategoricalCrossEntropyGradient(p, Labels, 3, r, d), Shares, Targets, 2),
        ["categorical"] = new(
            static (p, y, l) => Loss.CategoricalCrossEntropy(p, y, 3, l), static (p, y, l, dP, dL) => Loss.CategoricalCrossEntropyVjp(p, y, 3, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.CategoricalCrossEntropyJvp(p, y, 3, l, dP, dL), static (p, y, r, d) => Loss.CategoricalCrossEntropyGradient(p, y, 3, r, d), Shares, Targets, 2),
        ["divergence"] = new(
            static (p, y, l) => Loss.KullbackLeibler(p, y, 3, l), static (p, y, l, dP, dL) => Loss.KullbackLeiblerVjp(p, y, 3, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.KullbackLeiblerJvp(p, y, 3, l, dP, dL), static (p, y, r, d) => Loss.KullbackLeiblerGradient(p, y, 3, r, d), Shares, Targets, 2),
        ["categorical hinge"] = new(
            static (p, y, l) => Loss.CategoricalHinge(p, y, 3, l), static (p, y, l, dP, dL) => Loss.CategoricalHingeVjp(p, y, 3, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.CategoricalHingeJvp(p, y, 3, l, dP, dL), static (p, y, r, d) => Loss.CategoricalHingeGradient(p, y, 3, r, d), Reals, [0, 1, 0, 1, 0, 0], 2),
        ["cosine"] = new(
            static (p, y, l) => Loss.CosineDistance(p, y, 3, l), static (p, y, l, dP, dL) => Loss.CosineDistanceVjp(p, y, 3, l, dP, dL),
            static (p, y, l, dP, dL) => Loss.CosineDistanceJvp(p, y, 3, l, dP, dL), static (p, y, r, d) => Loss.CosineDistanceGradient(p, y, 3, r, d), Reals, RealTargets, 2),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_AddUpToTheReducedOne_WithItsGradient(string name)
    {
        (Map map, Vjp vjp, _, Gradient gradient, double[] p, double[] y, int count) = All[name];
        double[] losses = new double[count], again = new double[count], slope = new double[6], dP = [1, 2, 3, 4, 5, 6], dLosses = [.. Enumerable.Repeat(2.0, count)];
        map(p, y, losses);
        Close.Assert(gradient(p, y, Reduction.Sum, slope), losses.Sum(), 1e-15);
        vjp(p, y, again, dP, dLosses);
        Assert.Equal(losses, again);
        Assert.All(dLosses, static seed => Assert.Equal(0, seed));
        for (int i = 0; i < 6; i++) Assert.Equal(i + 1 + 2 * slope[i], dP[i], 1e-14);
    }

    /// <summary>Σdℓ·Jdp is the same, whichever of the two carries it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ForwardAndReverse_Agree(string name)
    {
        (_, Vjp vjp, Jvp jvp, _, double[] p, double[] y, int count) = All[name];
        double[] losses = new double[count], seed = [.. Enumerable.Range(1, count).Select(static i => Math.Sin(i))], along = [1, -2, 0.5, 3, -1, 0.25];
        double[] dP = new double[6], dLosses = new double[count];
        jvp(p, y, losses, along, dLosses);
        vjp(p, y, new double[count], dP, [.. seed]);
        Close.Assert(seed.Zip(dLosses, static (a, b) => a * b).Sum(), dP.Zip(along, static (a, b) => a * b).Sum(), 1e-13);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WrongShapes_AreRefused_AndNothingIsAllocated(string name)
    {
        (Map map, Vjp vjp, Jvp jvp, _, double[] p, double[] y, int count) = All[name];
        double[] losses = new double[count], dP = new double[6], dLosses = new double[count];
        Assert.Throws<ArgumentException>("losses", () => map(p, y, new double[count + 1]));
        Assert.Throws<ArgumentException>("losses", () => map(p, y, p.AsSpan(0, count)));
        Assert.Throws<ArgumentException>("dPrediction", () => vjp(p, y, losses, new double[5], dLosses));
        Assert.Throws<ArgumentException>("dLosses", () => jvp(p, y, losses, dP, new double[count + 1]));
        Assert.Throws<ArgumentException>("dLosses", () => vjp(p, y, losses, dP, losses));
        Assert.ThrowsAny<ArgumentException>(() => map(p.AsSpan(0, 5), y, losses));
        vjp(p, y, losses, dP, dLosses);
        long before = GC.GetAllocatedBytesForCurrentThread();
        vjp(p, y, losses, dP, dLosses);
        jvp(p, y, losses, dP, dLosses);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Fact 93 with Keras' weight of the samples.</summary>
    [Fact]
    public void Fact_93_WithWeights()
    {
        double[] y = [1, 9, 2, -5, -2, 6], p = [4, 8, 12, 8, 1, 3], weights = [.. Enumerable.Repeat(2.3, 6)], slope = new double[6];
        Assert.Equal(113.85, WeightedGradient(p, y, weights, slope), 1e-12);
        for (int i = 0; i < 6; i++) Assert.Equal(2.3 * 2 * (p[i] - y[i]) / 6, slope[i], 1e-13);
        WeightedJvp(p, y, weights, [1, 1, 1, 1, 1, 1], out double along);
        Assert.Equal(slope.Sum(), along, 1e-13);
    }

    /// <summary>Rows that do not count have the weight 0, as padding has; the derivative is generated, and goes through both losses.</summary>
    [Fact]
    public void GeneratedCode_GoesThroughThem()
    {
        double[] logits = [0.3, -1.2, 2.5, 0.9, -3.1, 0.4], slope = new double[6], expected = new double[6];
        double value = MaskedGradient(logits, Labels, [1, 0], slope);
        Assert.Equal(Loss.SoftmaxCrossEntropyGradient(logits.AsSpan(0, 3), Labels.AsSpan(0, 1), 3, 0, Reduction.Sum, expected.AsSpan(0, 3)), value, 1e-15);
        Close.Assert(expected, slope, 1e-15);
    }

    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
    private static double Weighted(ReadOnlySpan<double> prediction, [Constant] ReadOnlySpan<double> target, [Constant] ReadOnlySpan<double> weights)
    {
        double[] losses = new double[prediction.Length];
        Loss.SquaredError(prediction, target, losses);
        double sum = 0;
        for (int i = 0; i < losses.Length; i++) sum += weights[i] * losses[i];
        return sum / losses.Length;
    }

    [Differentiable(Derivatives = Derivatives.Gradient)]
    private static double Masked(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, [Constant] ReadOnlySpan<double> mask)
    {
        double[] losses = new double[labels.Length];
        Loss.SoftmaxCrossEntropy(logits, labels, 3, 0, losses);
        double sum = 0;
        for (int i = 0; i < losses.Length; i++) sum += mask[i] * losses[i];
        return sum;
    }
}
