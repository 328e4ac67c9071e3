using AutoDiffGen.Training;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Losses;

/// <summary>No loss gives NaN for finite predictions, however large or small; an infinite loss has to be one.</summary>
public sealed class LossExtremesTests
{
    private delegate double Gradient(ReadOnlySpan<double> p, ReadOnlySpan<double> y, Span<double> d);

    private sealed record Case(Gradient Gradient, double[] Targets, double[] Predictions, double Finite);

    private static readonly double[] Reals = [-1e300, -1e5, -745, -1e-300, 0, 1e-300, 745, 1e5, 1e300], Probabilities = [0, 5e-324, 1e-16, 0.5, 1 - 1e-16, 1];

    private const double Never = double.PositiveInfinity;

    private static readonly Dictionary<string, Case> All = new()
    {
        ["squared error"] = new(static (p, y, d) => Loss.SquaredErrorGradient(p, y, Reduction.Sum, d), [-3, 0, 1e5], Reals, 1e150),
        ["absolute error"] = new(static (p, y, d) => Loss.AbsoluteErrorGradient(p, y, Reduction.Sum, d), [-3, 0, 1e5], Reals, Never),
        ["Huber"] = new(static (p, y, d) => Loss.HuberGradient(p, y, 1, Reduction.Sum, d), [-3, 0, 1e5], Reals, Never),
        ["log cosh"] = new(static (p, y, d) => Loss.LogCoshGradient(p, y, Reduction.Sum, d), [-3, 0, 1e5], Reals, Never),
        ["quantile"] = new(static (p, y, d) => Loss.QuantileGradient(p, y, 0.9, Reduction.Sum, d), [-3, 0, 1e5], Reals, Never),
        ["percentage"] = new(static (p, y, d) => Loss.AbsolutePercentageErrorGradient(p, y, Reduction.Sum, d), [-3, 0, 1e5], Reals, 1e280),
        ["hinge"] = new(static (p, y, d) => Loss.HingeGradient(p, y, Reduction.Sum, d), [-1, 1], Reals, Never),
        ["squared hinge"] = new(static (p, y, d) => Loss.SquaredHingeGradient(p, y, Reduction.Sum, d), [-1, 1], Reals, 1e150),
        ["sigmoid"] = new(static (p, y, d) => Loss.SigmoidCrossEntropyGradient(p, y, 0.1, Reduction.Sum, d), [0, 0.3, 1], Reals, Never),
        ["focal"] = new(static (p, y, d) => Loss.SigmoidFocalGradient(p, y, 2, 0.25, Reduction.Sum, d), [0, 0.3, 1], Reals, Never),
        ["Poisson of log"] = new(static (p, y, d) => Loss.PoissonOfLogGradient(p, y, Reduction.Sum, d), [0, 1, 1e5], Reals, 700),
        ["binary"] = new(static (p, y, d) => Loss.BinaryCrossEntropyGradient(p, y, Reduction.Sum, d), [0, 0.3, 1], Probabilities, Never),
        ["Poisson"] = new(static (p, y, d) => Loss.PoissonGradient(p, y, Reduction.Sum, d), [0, 1, 1e5], [.. Probabilities, 1e5, 1e300], Never),
        ["logarithmic"] = new(static (p, y, d) => Loss.SquaredLogarithmicErrorGradient(p, y, Reduction.Sum, d), [0, 1, 1e5], [.. Probabilities, 1e5, 1e300], Never),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pointwise_IsANumber(string name)
    {
        (Gradient gradient, double[] targets, double[] predictions, double finite) = All[name];
        double[] slope = new double[1];
        foreach (double y in targets)
        {
            foreach (double p in predictions)
            {
                double value = gradient([p], [y], slope);
                Assert.False(double.IsNaN(value) || double.IsNaN(slope[0]), $"{name} of {p} and {y}: {value}, {slope[0]}");
                if (Math.Abs(p) < finite) Assert.True(double.IsFinite(value) && double.IsFinite(slope[0]), $"{name} of {p} and {y}: {value}, {slope[0]}");
            }
        }
    }

    /// <summary>Three logits of every combination of sizes.</summary>
    [Fact]
    public void Softmax_IsFinite()
    {
        double[] slope = new double[3];
        foreach (double[] z in Triples(Reals))
        {
            foreach (double smoothing in new[] { 0, 0.1 })
            {
                double value = Loss.SoftmaxCrossEntropyGradient(z, [1], 3, smoothing, Reduction.Sum, slope);
                string what = $"{string.Join(' ', z)}, smoothing {smoothing}: {value}, {string.Join(' ', slope)}";
                Assert.True(double.IsFinite(value) && value >= 0, what);
                Assert.True(slope.All(static s => s is >= -1 and <= 1) && Math.Abs(slope.Sum()) < 1e-15, what);
            }
        }
    }

    [Fact]
    public void RowLosses_AreNumbers()
    {
        double[] slope = new double[3];
        foreach (double[] p in Triples(Probabilities))
        {
            Require(Loss.CategoricalCrossEntropyGradient(p, [2], 3, Reduction.Sum, slope), p);
            Require(Loss.CategoricalCrossEntropyGradient(p, [0, 0.5, 0.5], 3, Reduction.Sum, slope), p);
            Require(Loss.KullbackLeiblerGradient(p, [0, 0.5, 0.5], 3, Reduction.Sum, slope), p);
        }

        foreach (double[] p in Triples([-1e300, -1, 0, 1e-300, 1e300]))
        {
            Require(Loss.CosineDistanceGradient(p, [1, 2, 1e-300], 3, Reduction.Sum, slope), p);
            Require(Loss.CategoricalHingeGradient(p, [0, 1, 0], 3, Reduction.Sum, slope), p);
        }

        void Require(double value, double[] p) =>
            Assert.True(double.IsFinite(value) && slope.All(double.IsFinite), $"{string.Join(' ', p)}: {value}, {string.Join(' ', slope)}");
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1.5e308)]
    [InlineData(1e-200)]
    [InlineData(1e-310)]
    [InlineData(-1e-320)]
    public void CosineDistance_OfNormsThatLeaveTheRange_IsRight(double size)
    {
        // Below 2.2·10⁻³⁰⁸ numbers have fewer digits.
        double tolerance = Math.Abs(size) < 1e-307 ? 1e-3 : 1e-12;
        double[] slope = new double[3], near = new double[3];
        double ofUnits = Loss.CosineDistanceGradient<double>([1, 1, 0.5], [0.5, 0, 1], 3, Reduction.Sum, near);
        foreach (double other in new[] { 1, size })
        {
            int sign = Math.Sign(size) * Math.Sign(other);
            double distance = Loss.CosineDistanceGradient([size, size, size / 2], [other / 2, 0, other], 3, Reduction.Sum, slope);
            Assert.Equal(1 + sign * (ofUnits - 1), distance, tolerance);
            double[] right = [.. near.Select(d => Math.Sign(other) * d / Math.Abs(size))];
            for (int k = 0; k < 3; k++) Assert.Equal(right[k], slope[k], double.IsInfinity(right[k]) ? 0 : tolerance * Math.Abs(right[k]));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    public void Quantile_ThatDoesNotCountOneSide_IsZeroThere(double quantile, int side)
    {
        double infinity = side * double.PositiveInfinity;
        Assert.Equal(0, Loss.QuantileGradient(-infinity, 3, quantile, out double slope));
        Assert.Equal(0, slope);
        Assert.Equal(double.PositiveInfinity, Loss.QuantileGradient(infinity, 3, quantile, out slope));
        Assert.Equal(side, slope);
        Assert.Equal(double.NaN, Loss.QuantileGradient(double.NaN, 3, quantile, out _));
    }

    [Fact]
    public void CategoricalHinge_OfAClassOutOfTheQuestion_IsThatOfTheOthers()
    {
        double[] slope = new double[3];
        Assert.Equal(2, Loss.CategoricalHingeGradient([double.NegativeInfinity, 1, 2], [0, 1, 0], 3, Reduction.Sum, slope));
        Assert.Equal([0, -1, 1], slope);
        Assert.Equal(double.PositiveInfinity, Loss.CategoricalHingeGradient([1, double.NegativeInfinity, 2], [0, 1, 0], 3, Reduction.Sum, slope));
        Assert.Equal([0, -1, 1], slope);
        Assert.Equal(0, Loss.CategoricalHinge([1, double.PositiveInfinity, 2], [0, 1, 0], 3, Reduction.Sum));
        foreach (double[] scores in new double[][] { [double.NaN, 1, 2], [1, double.NaN, 2], [1, 2, double.NaN] })
        {
            Assert.Equal(double.NaN, Loss.CategoricalHinge(scores, [0, 1, 0], 3, Reduction.Sum));
        }
    }

    [Fact]
    public void SquaredLogarithmicError_AtInfinity_IsFlat()
    {
        Assert.Equal(double.PositiveInfinity, Loss.SquaredLogarithmicErrorGradient(double.PositiveInfinity, 1, out double slope));
        Assert.Equal(0, slope);
        Assert.Equal(float.PositiveInfinity, Loss.SquaredLogarithmicErrorGradient(float.PositiveInfinity, 1, out float single));
        Assert.Equal(0, single);
        double[] derivative = new double[1];
        Assert.Equal(0, Loss.SquaredLogarithmicErrorGradient([double.NegativeInfinity], [0.0], Reduction.Sum, derivative));
    }

    private static IEnumerable<double[]> Triples(double[] values) => from a in values from b in values from c in values select new[] { a, b, c };

    [Fact]
    public void NaN_IsNotLost_BesideATargetOfZero()
    {
        Assert.Equal(double.NaN, Loss.KullbackLeibler([double.NaN, 1], [0.0, 1], 2, Reduction.Sum));
        Assert.Equal(double.NaN, Loss.CosineDistance([double.NaN, 1], [0.0, 0], 2, Reduction.Sum));
        Assert.Equal(double.NaN, Loss.CosineDistance([0.0, 0], [double.PositiveInfinity, 1], 2, Reduction.Sum));
    }
}
