using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Logistic regression: a read-only span, a constant matrix, constant labels.</summary>
public static partial class LogisticLoss
{
    [Case("[0, 0], [[1, 2], [3, 4], [-1, 1]], [1, -1, 1]", Value = 2.0794415416798357, Gradient = "[1.5, 0.5]")]
    [Case("[0.5, -0.25], [[1, 2], [3, 4], [-1, 1]], [1, -1, 1]", Value = 2.804095170854952, Gradient = "[2.0465566927809567, 0.8106586256320254]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(ReadOnlySpan<double> w, [Constant] double[,] x, [Constant] ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double z = 0;
            for (int j = 0; j < w.Length; j++) z += w[j] * x[i, j];
            loss += Math.Log(1 + Math.Exp(-y[i] * z));
        }

        return loss;
    }
}
