using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>The forward and backward recursions of a hidden Markov model, scaled as L. R. Rabiner describes (Proc. IEEE 77, 1989).</summary>
public static partial class RealHiddenMarkov
{
    /// <summary>The logarithm of the probability of what was observed. Probabilities are taken as they are, whether they add up to one or not.</summary>
    [Case("[0.6, 0.4], [[0.7, 0.3], [0.2, 0.8]], [[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]], new[] { 0, 1, 2, 2, 0 }", Value = -5.6464177487667137, Gradient = "[1.4250143053816563, 0.36247854192751562], [[1.09688227662359, 2.8151144147257616], [2.9504132980561677, 2.2469567779181562]], [[2.9111310033029852, 1.2999201164826324, 2.3737528823219476], [5.4443449834850742, 1.6001065113564901, 2.9377078529463421]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LogLikelihood(double[] initial, double[,] transition, double[,] emission, int[] observed)
    {
        var scales = new double[observed.Length];
        Forward(initial, transition, emission, observed, scales);
        double sum = 0;
        foreach (double scale in scales) sum -= Math.Log(scale);
        return sum;
    }

    /// <summary>The probability of a state at a time, given all that was observed.</summary>
    [Case("[0.6, 0.4], [[0.7, 0.3], [0.2, 0.8]], [[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]], new[] { 0, 1, 2, 2, 0 }, 2, 1", Value = 0.88574844057176203, Gradient = "[-0.016021327849957473, 0.02403199177493621], [[-0.30217188345591597, 0.068853701610942644], [0.082918097589672307, 0.2178507355224049]], [[-0.046596168770594599, -0.10652580887436724, -1.38641087676137], [0.23298084385297299, 0.14203441183248965, 0.23106847946022834]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Posterior(double[] initial, double[,] transition, double[,] emission, int[] observed, int time, int state)
    {
        var scales = new double[observed.Length];
        double[,] alpha = Forward(initial, transition, emission, observed, scales);
        double[,] beta = Backward(transition, emission, observed, scales);
        double all = 0;
        for (int i = 0; i < initial.Length; i++) all += alpha[time, i] * beta[time, i];
        return alpha[time, state] * beta[time, state] / all;
    }

    private static double[,] Forward(double[] initial, double[,] transition, double[,] emission, int[] observed, double[] scales)
    {
        int states = initial.Length, length = observed.Length;
        var alpha = new double[length, states];
        for (int i = 0; i < states; i++)
        {
            alpha[0, i] = initial[i] * emission[i, observed[0]];
            scales[0] += alpha[0, i];
        }

        scales[0] = 1 / scales[0];
        for (int i = 0; i < states; i++) alpha[0, i] *= scales[0];
        for (int t = 1; t < length; t++)
        {
            for (int j = 0; j < states; j++)
            {
                double sum = 0;
                for (int i = 0; i < states; i++) sum += alpha[t - 1, i] * transition[i, j];
                alpha[t, j] = sum * emission[j, observed[t]];
                scales[t] += alpha[t, j];
            }

            scales[t] = 1 / scales[t];
            for (int j = 0; j < states; j++) alpha[t, j] *= scales[t];
        }

        return alpha;
    }

    private static double[,] Backward(double[,] transition, double[,] emission, int[] observed, double[] scales)
    {
        int states = transition.GetLength(0), length = observed.Length;
        var beta = new double[length, states];
        for (int i = 0; i < states; i++) beta[length - 1, i] = scales[length - 1];
        for (int t = length - 2; t >= 0; t--)
        {
            for (int i = 0; i < states; i++)
            {
                double sum = 0;
                for (int j = 0; j < states; j++) sum += transition[i, j] * emission[j, observed[t + 1]] * beta[t + 1, j];
                beta[t, i] = sum * scales[t];
            }
        }

        return beta;
    }
}
