using AutoDiffGen.Training;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Losses;

/// <summary>The values of the losses, against Keras, PyTorch and optax.</summary>
public sealed class LossTests
{
    private static readonly double[] Y = [1, 9, 2, -5, -2, 6];
    private static readonly double[] OneHot = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    private static readonly double[] P = [4, 8, 12, 8, 1, 3];

    [Fact]
    public void Fact_93_SquaredError()
    {
        Assert.Equal(49.5, Loss.SquaredError<double>(P, Y), 1e-13);
        Assert.Equal(6 * 49.5, Loss.SquaredError<double>(P, Y, Reduction.Sum), 1e-12);
        Assert.Equal(36.6667, Loss.SquaredError<double>(P.AsSpan(..3), Y.AsSpan(..3)), 5e-5);
        Assert.Equal(62.3333, Loss.SquaredError<double>(P.AsSpan(3..), Y.AsSpan(3..)), 5e-5);
    }

    [Fact]
    public void Fact_94_AbsoluteErrors()
    {
        Assert.Equal(5.5, Loss.AbsoluteError<double>(P, Y), 1e-14);
        Assert.Equal(211.851851851852, Loss.AbsolutePercentageError<double>(P, Y), 1e-12);
        Assert.Equal(1.4370, Loss.SquaredLogarithmicError<double>(P, Y), 5e-5);
    }

    [Fact]
    public void Fact_95_LogCosh() => Assert.Equal(4.82924533086046, Loss.LogCosh<double>(P, Y), 1e-13);

    /// <summary>The numbers are in 32 bits.</summary>
    [Theory]
    [InlineData(500, -200, 699.3068)]
    [InlineData(-2, -1.5, .12011445)]
    [InlineData(-1, 0, .4337809)]
    [InlineData(.5, -1, .85544014)]
    [InlineData(1, 1, 0)]
    public void Fact_96_LogCosh(double p, double y, double expected) => Close.Assert(expected, Loss.LogCosh(p, y), 1e-7);

    [Fact]
    public void Fact_97_Huber()
    {
        double[] y = [1, 0, 1, 1, 0, 0], p = [.9, .2, .2, .8, .4, .6];
        Assert.Equal(.104166666666667, Loss.Huber<double>(p, y), 1e-15);
        Assert.Equal(.0958333333333333, Loss.Huber<double>(p, y, 0.5), 1e-15);
        Assert.Equal(.191666666666667, Loss.Huber<double>(p, y, 0.5) / 0.5, 1e-15);
    }

    [Fact]
    public void Fact_98_Huber()
    {
        double[] p = [-2, .5, 0, .5, 2, 4, 132], y = [0, -.5, 0, 1, 1, 2, .3], expected = [1.5, .5, 0, .125, .5, 1.5, 131.2];
        for (int i = 0; i < p.Length; i++) Close.Assert(expected[i], Loss.Huber(p[i], y[i]), 1e-15);
    }

    [Fact]
    public void Fact_99_KullbackLeibler()
    {
        double[] y = [.5, .8, .12, .7, .43, .8], p = [.4, .9, .12, .36, .3, .4];
        Assert.Equal(.596073839864367, Loss.KullbackLeibler<double>(p, y, 3), 1e-15);
    }

    [Fact]
    public void Fact_100_Poisson()
    {
        double[] y = [4, 8, 12, 8, 1, 3], p = [1, 9, 2, 5, 2, 6];
        Assert.Equal(-3.306581945521, Loss.Poisson<double>(p, y), 1e-12);
        Assert.Equal(Loss.Poisson<double>(p, y), Loss.PoissonOfLog<double>([.. p.Select(static v => Math.Log(v))], y), 1e-14);
    }

    [Fact]
    public void Fact_101_BinaryCrossEntropy()
    {
        double[] y = [1, 0, 0, 0, 1, 0, 0, 0, 1], p = [.9, .1, .2, .3, .8, .1, .1, .2, .7];
        Assert.Equal(.200469178272378, Loss.BinaryCrossEntropy<double>(p, y), 1e-15);
        Assert.Equal(25.0, Loss.BinaryCrossEntropy<double>([1, 1, 1, 0], [1, 0, 1, 0]), 1e-14);
    }

    [Fact]
    public void Facts_102_103_SigmoidCrossEntropy()
    {
        double[] y = [1, 0, 1, 0, 1, 1], z = [10, -10, 10, 10, 10, -10];
        Assert.Equal(3.33337873223255, Loss.SigmoidCrossEntropy<double>(z, y), 1e-13);
        Assert.Equal((4 * 4.53988992168705e-05 + 2 * 10.0000453988992) / 6, Loss.SigmoidCrossEntropy<double>(z, y), 1e-13);
        Assert.Equal(4.53988992168705e-05, Loss.SigmoidCrossEntropy(10.0, 1.0), 1e-17);
        Assert.Equal(4.5398899216864647e-05, Loss.SigmoidCrossEntropy(10.0, 1.0), 1e-20);
        Assert.Equal(10.0000453988992, Loss.SigmoidCrossEntropy(10.0, 0.0), 1e-13);
        Assert.Equal(3.50004539889922, Loss.SigmoidCrossEntropy<double>([10, -10, -10], [1, 0, 1], 0.1), 1e-14);
    }

    [Fact]
    public void Fact_104_SigmoidCrossEntropy_OfHugeLogits()
    {
        Assert.Equal(5e8, Loss.SigmoidCrossEntropy<double>([-1e9, -1e-9], [1, 0]), 1.0);
        Assert.Equal(.3465736, Loss.SigmoidCrossEntropy<double>([-1e9, -1e-9], [0, 1]), 5e-8);
    }

    [Fact]
    public void Fact_105_SoftmaxCrossEntropy()
    {
        double[] z = [8, 1, 1, 0, 9, 1, 2, 3, 5];
        double[] each = [.00182210289292512, .00045876718223099, .169846019556286], smoothed = [.468488769559592, .567125433848898, .336512686222952];
        for (int row = 0; row < 3; row++)
        {
            Assert.Equal(each[row], Loss.SoftmaxCrossEntropy<double>(z.AsSpan((3 * row)..(3 * row + 3)), [row], 3), 2e-15);
            Assert.Equal(smoothed[row], Loss.SoftmaxCrossEntropy<double>(z.AsSpan((3 * row)..(3 * row + 3)), [row], 3, 0.1), 2e-15);
        }

        Assert.Equal(.0573756298771473, Loss.SoftmaxCrossEntropy<double>(z, [0, 1, 2], 3), 1e-15);
        Assert.Equal(.0573756298771473, Loss.SoftmaxCrossEntropy<double>(z, OneHot, 3), 1e-15);
        Assert.Equal(smoothed.Sum(), Loss.SoftmaxCrossEntropy<double>(z, OneHot, 3, 0.1, Reduction.Sum), 1e-14);
    }

    [Fact]
    public void Fact_106_SoftmaxCrossEntropy_Gradient()
    {
        double[] z = [10, 1, -2, 1, 4, .2], gradient = new double[6];
        Assert.Equal(9.00012954562504 + 3.06967329082496, Loss.SoftmaxCrossEntropyGradient(z, [1, 0], 3, 0, Reduction.Sum, gradient), 1e-13);
        Close.Assert([.999870462765629, -.999876606182078, 6.14341644905257e-06, -.95356367644762, .932698491288417, .020865185159203], gradient, 1e-14);
        double[] dense = new double[6];
        Loss.SoftmaxCrossEntropyGradient(z, [0.0, 1, 0, 1, 0, 0], 3, 0, Reduction.Sum, dense);
        Close.Assert(gradient, dense, 1e-15);
    }

    [Fact]
    public void Fact_107_SmoothedHugeLogits() =>
        Assert.Equal(13.3333333333333, Loss.SoftmaxCrossEntropy<double>([100, -100, -100], [0], 3, 0.1), 1e-13);

    [Fact]
    public void Fact_108_InfiniteLogits()
    {
        double[] z = [double.NegativeInfinity, 0, 0];
        Assert.Equal(.693147, Loss.SoftmaxCrossEntropy<double>(z, [0.0, .5, .5], 3), 5e-7);
        Assert.Equal(double.PositiveInfinity, Loss.SoftmaxCrossEntropy<double>(z, [.4, .3, .3], 3));
        Assert.Equal(0, Loss.SoftmaxCrossEntropy<double>([double.NegativeInfinity, 0, double.NegativeInfinity], [0.0, 1, 0], 3));
        double[] gradient = new double[3];
        Loss.SoftmaxCrossEntropyGradient(z, [0, .5, .5], 3, 0, Reduction.Mean, gradient);
        Assert.Equal([0, 0, 0], gradient);
    }

    /// <summary>Keras normalises the rows first; that is done here by hand.</summary>
    [Fact]
    public void Fact_109_CategoricalCrossEntropy()
    {
        double[] p = [.9, .05, .05, .5, .89, .6, .05, .01, .94];
        for (int row = 0; row < 3; row++)
        {
            double sum = p[3 * row] + p[3 * row + 1] + p[3 * row + 2];
            for (int k = 0; k < 3; k++) p[3 * row + k] /= sum;
        }

        Assert.Equal(.323968124789422, Loss.CategoricalCrossEntropy<double>(p, [0, 1, 2], 3), 1e-15);
        Assert.Equal(.323968124789422, Loss.CategoricalCrossEntropy<double>(p, OneHot, 3), 1e-15);
    }

    /// <summary>Keras turns the labels 0 and 1 into −1 and 1; that is done here by hand.</summary>
    [Fact]
    public void Fact_110_Hinges()
    {
        double[] y = [0, 1, 0, 0], signs = [-1, 1, -1, -1], p = [.6, .4, .4, .6];
        Assert.Equal(1.1, Loss.Hinge<double>(p.AsSpan(..2), signs.AsSpan(..2)), 1e-15);
        Assert.Equal(1.5, Loss.Hinge<double>(p.AsSpan(2..), signs.AsSpan(2..)), 1e-15);
        Assert.Equal(1.46, Loss.SquaredHinge<double>(p.AsSpan(..2), signs.AsSpan(..2)), 1e-15);
        Assert.Equal(2.26, Loss.SquaredHinge<double>(p.AsSpan(2..), signs.AsSpan(2..)), 1e-15);
        Assert.Equal(1.2, Loss.CategoricalHinge<double>(p.AsSpan(..2), y.AsSpan(..2), 2), 1e-15);
        Assert.Equal(1.6, Loss.CategoricalHinge<double>(p.AsSpan(2..), y.AsSpan(2..), 2), 1e-15);
    }

    [Fact]
    public void Fact_113_KullbackLeibler()
    {
        double[] first = [-2.9957, -3.5066, -3.9120, -1.2040, -.6931, -2.3026], second = [-1.6094, -1.6094, -1.6094, -2.3026, -1.8971, -1.8971];
        Assert.Equal(.8875577, Loss.KullbackLeibler<double>([.. first.Select(Math.Exp)], [.2, .2, .2, .1, .15, .15], 6), 5e-7);
        Assert.Equal(.7592807, Loss.KullbackLeibler<double>([.. second.Select(Math.Exp)], [.05, .03, .02, .3, .5, 0], 6), 5e-7);

        // The generalised divergence, of measures that do not add up to 1, has the difference of their masses beside it.
        Assert.Equal(.88757247, Generalised(first, [.2, .2, .2, .1, .15, .15]), 5e-7);
        Assert.Equal(.859308, Generalised(second, [.05, .03, .02, .3, .5, 0]), 5e-7);

        static double Generalised(double[] logs, double[] target)
        {
            double[] p = [.. logs.Select(Math.Exp)];
            return Loss.KullbackLeibler<double>(p, target, 6) + p.Sum() - target.Sum();
        }
    }

    /// <summary>The numbers are in 32 bits.</summary>
    [Fact]
    public void Fact_114_CosineDistance()
    {
        Assert.Equal(.9358251989, Loss.CosineDistance<double>([10, 1, -2], [0, 1.2, .2], 3), 1e-7);
        Assert.Equal(1.0464068465, Loss.CosineDistance<double>([1, 4, .2], [1, -.3, 0], 3), 1e-7);
        Assert.Equal(1, Loss.CosineDistance<double>([0, 0], [3, 4], 2));
    }

    [Theory]
    [InlineData(0, -5.770320352291221, 2.5645868232405427, 2.5030496984679167)]
    [InlineData(0.1, -4.113200141949112, 1.828088951977383, 2.6212967128087623)]
    public void Fact_118_LogisticRegression(double penalty, double bias, double weight, double crossEntropy)
    {
        double[] x = [.5, 1, 1.5, 2, 2.5, 3, 3.5, 4], y = [0, 0, 0, 1, 0, 1, 1, 1], logits = new double[8], slope = new double[8], p = [0, 0];
        var layout = new ParameterLayout(new ParameterBlock("b"), new ParameterBlock("w", 1, 1));
        Regularizer regularizer = Regularizer.L2(penalty);
        IOptimizer<double> descent = new Sgd(0.05, 0.9).Create<double>(layout);
        double loss = 0;
        for (int step = 0; step < 5000; step++)
        {
            for (int i = 0; i < 8; i++) logits[i] = p[0] + p[1] * x[i];
            loss = Loss.SigmoidCrossEntropyGradient(logits, y, 0, Reduction.Sum, slope);
            double[] gradient = [slope.Sum(), slope.Zip(x, static (a, b) => a * b).Sum()];
            regularizer.AddGradient(p, layout, gradient);
            descent.Step(p, gradient);
        }

        Close.Assert([bias, weight], p, 1e-12);
        Assert.Equal(crossEntropy, loss, 1e-13);
    }
}
