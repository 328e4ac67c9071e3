namespace AutoDiffGen.Benchmarks.Kernels;

// Loops and Fill(0) where CopyTo and Clear would do: these leave the upper halves of vector registers in use (.NET 10, AVX-512),
// and Math.Exp then takes ten times as long.
internal static partial class HiddenLayer
{
    public static double Hand(
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        ReadOnlySpan<double> image,
        int label,
        Span<double> dW1,
        Span<double> dB1,
        Span<double> dW2,
        Span<double> dB2)
    {
        Span<double> hidden = stackalloc double[b1.Length];
        FirstLayer(w1, b1, image, hidden);
        SecondLayer(w2, b2, hidden, dB2);
        double value = SoftmaxCrossEntropy(dB2, label);
        SecondLayerBack(w2, hidden, dB2, dW2, dB1);
        for (int i = 0; i < image.Length; i++)
        {
            double pixel = image[i];
            Span<double> row = dW1.Slice(i * dB1.Length, dB1.Length);
            for (int j = 0; j < row.Length; j++) row[j] = pixel * dB1[j];
        }

        return value;
    }

    private static void FirstLayer(ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> image, Span<double> hidden)
    {
        for (int j = 0; j < hidden.Length; j++) hidden[j] = b1[j];
        for (int i = 0; i < image.Length; i++)
        {
            double pixel = image[i];
            ReadOnlySpan<double> row = w1.Slice(i * hidden.Length, hidden.Length);
            for (int j = 0; j < row.Length; j++) hidden[j] += pixel * row[j];
        }
    }

    private static void SecondLayer(ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> hidden, Span<double> scores)
    {
        for (int k = 0; k < scores.Length; k++) scores[k] = b2[k];
        for (int j = 0; j < hidden.Length; j++)
        {
            double unit = Math.Max(0, hidden[j]);
            ReadOnlySpan<double> row = w2.Slice(j * scores.Length, scores.Length);
            for (int k = 0; k < row.Length; k++) scores[k] += unit * row[k];
        }
    }

    /// <summary>Turns the scores into their derivatives: the probabilities, less one for the label.</summary>
    private static double SoftmaxCrossEntropy(Span<double> scores, int label)
    {
        double largest = scores[IndexOfLargest(scores)];
        double right = scores[label];
        double sum = 0;
        foreach (ref double score in scores)
        {
            score = Math.Exp(score - largest);
            sum += score;
        }

        double scale = 1 / sum;
        foreach (ref double score in scores) score *= scale;
        scores[label] -= 1;
        return largest + Math.Log(sum) - right;
    }

    private static void SecondLayerBack(ReadOnlySpan<double> w2, ReadOnlySpan<double> hidden, ReadOnlySpan<double> dScores, Span<double> dW2, Span<double> dHidden)
    {
        for (int j = 0; j < hidden.Length; j++)
        {
            double unit = hidden[j];
            Span<double> dRow = dW2.Slice(j * dScores.Length, dScores.Length);
            if (unit <= 0)
            {
                dRow.Fill(0);
                dHidden[j] = 0;
                continue;
            }

            ReadOnlySpan<double> row = w2.Slice(j * dScores.Length, dScores.Length);
            double dUnit = 0;
            for (int k = 0; k < row.Length; k++)
            {
                double d = dScores[k];
                dRow[k] = unit * d;
                dUnit += row[k] * d;
            }

            dHidden[j] = dUnit;
        }
    }
}
