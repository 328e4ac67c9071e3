using AutoDiffGen;

namespace Digits;

/// <summary>A network with one hidden layer: 64 pixels, 32 rectified linear units, 10 scores.</summary>
internal static partial class DigitClassifier
{
    public const int Pixels = 64;
    public const int Hidden = 32;
    public const int Classes = 10;

    /// <summary>The mean cross-entropy over the images of a batch.</summary>
    /// <param name="w1">The weights of the hidden layer, one row of pixels for each unit.</param>
    /// <param name="b1">The biases of the hidden layer.</param>
    /// <param name="w2">The weights of the output layer, one row of units for each class.</param>
    /// <param name="b2">The biases of the output layer.</param>
    /// <param name="images">The images of the batch, one after the other.</param>
    /// <param name="labels">The digit on each image.</param>
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Loss(
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        [Constant] ReadOnlySpan<double> images,
        ReadOnlySpan<int> labels)
    {
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            loss += CrossEntropy(w1, b1, w2, b2, images.Slice(i * Pixels, Pixels), labels[i]);
        }

        return loss / labels.Length;
    }

    /// <summary>The scores of an image for every digit.</summary>
    public static void Predict(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> image, Span<double> scores)
    {
        Span<double> hidden = stackalloc double[Hidden];
        Score(w1, b1, w2, b2, image, hidden, scores);
    }

    /// <summary>−log of the probability that the network gives to the right digit.</summary>
    private static double CrossEntropy(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> image, int label)
    {
        Span<double> hidden = stackalloc double[Hidden];
        Span<double> scores = stackalloc double[Classes];
        Score(w1, b1, w2, b2, image, hidden, scores);

        // The largest score comes off first, so that no exponential overflows.
        double largest = scores[IndexOfLargest(scores)];
        double sum = 0;
        for (int k = 0; k < scores.Length; k++) sum += Math.Exp(scores[k] - largest);
        return largest + Math.Log(sum) - scores[label];
    }

    private static void Score(
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        ReadOnlySpan<double> image,
        Span<double> hidden,
        Span<double> scores)
    {
        for (int j = 0; j < hidden.Length; j++)
        {
            double sum = b1[j];
            for (int i = 0; i < image.Length; i++) sum += w1[j * Pixels + i] * image[i];
            hidden[j] = Math.Max(0, sum);
        }

        for (int k = 0; k < scores.Length; k++)
        {
            double sum = b2[k];
            for (int j = 0; j < hidden.Length; j++) sum += w2[k * Hidden + j] * hidden[j];
            scores[k] = sum;
        }
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
