using AutoDiffGen;

namespace LearningLab.Models;

/// <summary>Many layers of one width, without biases.</summary>
internal static partial class DeepNetwork
{
    /// <summary>Half the squared distance of the last layer from the targets, for one sample.</summary>
    /// <param name="w">The weights, a matrix width × width for each layer.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="layers">The number of layers.</param>
    /// <param name="isRectified">Whether the activation is ReLU; else it is tanh.</param>
    [Differentiable]
    public static double Error(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> targets, int layers, bool isRectified)
    {
        int width = x.Length;
        double[] a = new double[(layers + 1) * width];
        for (int i = 0; i < width; i++) a[i] = x[i];
        for (int layer = 0; layer < layers; layer++)
        {
            for (int j = 0; j < width; j++)
            {
                double sum = 0;
                for (int i = 0; i < width; i++) sum += w[(layer * width + i) * width + j] * a[layer * width + i];
                a[(layer + 1) * width + j] = isRectified ? Math.Max(0, sum) : Math.Tanh(sum);
            }
        }

        double error = 0;
        for (int j = 0; j < width; j++)
        {
            double difference = a[layers * width + j] - targets[j];
            error += 0.5 * difference * difference;
        }

        return error;
    }
}
