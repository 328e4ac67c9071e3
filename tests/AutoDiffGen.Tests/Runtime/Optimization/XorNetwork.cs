namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>The network of the reference training: 2 inputs, 4 tanh units, 1 output, on the exclusive or, with a penalty on the weights.</summary>
public static partial class XorNetwork
{
    public const int Count = 17;

    private static readonly double[] X = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly double[] Y = [0, 1, 1, 0];

    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Loss(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, double b2,
        [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y, [Constant] double penalty)
    {
        double loss = 0;
        for (int row = 0; row < y.Length; row++)
        {
            double prediction = b2;
            for (int j = 0; j < b1.Length; j++)
            {
                prediction += w2[j] * Math.Tanh(b1[j] + x[2 * row] * w1[j] + x[2 * row + 1] * w1[b1.Length + j]);
            }

            double error = prediction - y[row];
            loss += error * error;
        }

        double squares = 0;
        foreach (double w in w1) squares += w * w;
        foreach (double w in w2) squares += w * w;
        return loss / y.Length + penalty * squares;
    }

    /// <summary>The loss and its gradient at W1, b1, W2, b2, one after the other.</summary>
    public static double Gradient(ReadOnlySpan<double> p, Span<double> gradient, double penalty) => LossGradient(
        p[..8], p[8..12], p[12..16], p[16], X, Y, penalty, gradient[..8], gradient[8..12], gradient[12..16], out gradient[16]);
}
