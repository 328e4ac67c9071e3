using static AutoDiffGen.Training.Activations;

namespace AutoDiffGen.Tests.Runtime.Activations;

/// <summary>Softmax and the logarithm of sums of exponentials, where <c>TensorPrimitives.SoftMax</c> gives NaN.</summary>
public sealed class SoftmaxTests
{
    private static readonly double[] LogProbabilities = [-2.40760596444438, -1.40760596444438, -.40760596444438];

    [Fact]
    public void Fact_111_LogSumExp()
    {
        double[] x = [1000, 1001, 1002], y = new double[3];
        Assert.Equal(1002.40760596444, LogSumExp<double>(x), 1e-11);
        LogSoftmax(x, y);
        Close.Assert(LogProbabilities, y, 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1e15)]
    [InlineData(-1e15)]
    public void Shifts_ChangeNothing(double shift)
    {
        double[] x = [shift, shift + 1, shift + 2], y = new double[3], logs = [.. x];
        Softmax(x, y);
        LogSoftmax(logs, logs);
        Close.Assert(LogProbabilities, logs, 1e-14);
        Close.Assert([.. LogProbabilities.Select(Math.Exp)], y, 1e-14);
        float[] single = [100, 101, 102];
        Softmax(single, single);
        Assert.All(single.Zip(LogProbabilities), static pair => Assert.Equal(Math.Exp(pair.Second), pair.First, 1e-7));
    }

    [Fact]
    public void Derivatives_AreRight()
    {
        double[] x = [0.3, -1.2, 2.5, 0.1], weights = [1, -2, 0.5, 3];
        Check(static (x, y) => Softmax(x, y), static (x, y, dX, dY) => SoftmaxVjp(x, y, dX, dY));
        Check(static (x, y) => LogSoftmax(x, y), static (x, y, dX, dY) => LogSoftmaxVjp(x, y, dX, dY));
        double[] gradient = new double[4];
        LogSumExpGradient(x, gradient);
        GradientCheck.Run(static v => LogSumExp(v), x, gradient, 1e-9).ThrowIfWrong();

        void Check(Map map, Vjp vjp)
        {
            double[] y = new double[4], dX = [1, 1, 1, 1], dY = [.. weights];
            vjp(x, y, dX, dY);
            Assert.Equal([0, 0, 0, 0], dY);
            GradientCheck.Run(
                v =>
                {
                    double[] result = new double[4];
                    map(v, result);
                    return result.Zip(weights, static (a, b) => a * b).Sum();
                },
                x, [.. dX.Select(static d => d - 1)], 1e-9).ThrowIfWrong();
        }
    }

    [Fact]
    public void MinusInfinity_HasProbabilityZero()
    {
        double[] x = [double.NegativeInfinity, 0, 0], y = new double[3], dX = new double[3], dY = [double.NegativeInfinity, 1, 0];
        SoftmaxVjp(x, y, dX, dY);
        Assert.Equal([0, 0.5, 0.5], y);
        Assert.Equal([0, 0.25, -0.25], dX);
        Assert.Equal(double.NegativeInfinity, LogSumExp<double>([double.NegativeInfinity]));
        Assert.Equal(double.NegativeInfinity, LogSumExp<double>([]));
        Assert.Equal(double.PositiveInfinity, LogSumExp([0, double.PositiveInfinity]));
        Assert.Equal(double.NaN, LogSumExp([0, double.NaN]));
    }

    private delegate void Map(ReadOnlySpan<double> x, Span<double> y);

    private delegate void Vjp(ReadOnlySpan<double> x, Span<double> y, Span<double> dX, Span<double> dY);
}
