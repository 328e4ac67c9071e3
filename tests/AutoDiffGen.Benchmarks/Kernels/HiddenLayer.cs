namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>The cross-entropy of one sample under a network with one hidden layer. Weights lie in one row for each input of their layer.</summary>
internal static partial class HiddenLayer
{
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Loss(
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        [Constant] ReadOnlySpan<double> image,
        int label)
    {
        Span<double> hidden = stackalloc double[b1.Length];
        Span<double> scores = stackalloc double[b2.Length];
        for (int j = 0; j < hidden.Length; j++) hidden[j] = b1[j];
        for (int i = 0; i < image.Length; i++)
        {
            for (int j = 0; j < hidden.Length; j++) hidden[j] += image[i] * w1[i * hidden.Length + j];
        }

        for (int k = 0; k < scores.Length; k++) scores[k] = b2[k];
        for (int j = 0; j < hidden.Length; j++)
        {
            double unit = Math.Max(0, hidden[j]);
            for (int k = 0; k < scores.Length; k++) scores[k] += unit * w2[j * scores.Length + k];
        }

        double largest = scores[IndexOfLargest(scores)];
        double sum = 0;
        for (int k = 0; k < scores.Length; k++) sum += Math.Exp(scores[k] - largest);
        return largest + Math.Log(sum) - scores[label];
    }

    private static int IndexOfLargest(ReadOnlySpan<double> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest]) largest = i;
        }

        return largest;
    }
}
