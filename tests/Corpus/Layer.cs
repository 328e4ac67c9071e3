using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A network with one hidden layer: ReLU, softmax, cross-entropy, all in one span of parameters.</summary>
public static partial class Layer
{
    [Case("[0.1, -0.2, 0.3, 0.4, 0.5, -0.6, 0.7, 0.8], [1, 2], 1", Value = 0.1942345654720792,
        Gradient = "[0, 0, -0.2471493846907634, -0.4942987693815267, 0, 0.1941888022570284, 0, -0.1941888022570284]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Loss(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, int label)
    {
        Span<double> hidden = stackalloc double[2];
        for (int i = 0; i < 2; i++)
        {
            double z = 0;
            for (int j = 0; j < 2; j++) z += w[2 * i + j] * x[j];
            hidden[i] = Math.Max(0, z);
        }

        Span<double> output = stackalloc double[2];
        double sum = 0;
        for (int k = 0; k < 2; k++)
        {
            double z = 0;
            for (int i = 0; i < 2; i++) z += w[4 + 2 * k + i] * hidden[i];
            output[k] = z;
            sum += Math.Exp(z);
        }

        return Math.Log(sum) - output[label];
    }
}
