using AutoDiffGen;
using AutoDiffGen.Training;

namespace LearningLab.Models;

/// <summary>A network with one hidden layer and one output. Its parameters are W1 (inputs × hidden), b1, W2 (hidden × 1), b2, one after the other.</summary>
internal static partial class Network
{
    public static ParameterLayout Layout(int inputs, int hidden) =>
        new(new ParameterBlock("W1", inputs, hidden), new ParameterBlock("b1", hidden), new ParameterBlock("W2", hidden, 1), new ParameterBlock("b2", 1));

    /// <summary>The output for one sample, with its derivatives by the inputs.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="p">The parameters.</param>
    /// <param name="keep">What each hidden unit is multiplied with: 1, or with dropout 0 or more.</param>
    /// <param name="isLinear">Whether the hidden units are left without their tanh.</param>
    [Differentiable]
    public static double Output(ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> keep, bool isLinear) =>
        Predict(p, x, keep, isLinear);

    /// <summary>The mean squared error over all samples, with its derivatives by the parameters.</summary>
    [Differentiable]
    public static double Error(
        ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> inputs, [Constant] ReadOnlySpan<double> targets, [Constant] ReadOnlySpan<double> keep, bool isLinear)
    {
        int width = inputs.Length / targets.Length;
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double difference = Predict(p, inputs.Slice(i * width, width), keep, isLinear) - targets[i];
            sum += difference * difference;
        }

        return sum / targets.Length;
    }

    public static double Predict(ReadOnlySpan<double> p, ReadOnlySpan<double> x, ReadOnlySpan<double> keep, bool isLinear)
    {
        int hidden = keep.Length, biases = x.Length * hidden, outputs = biases + hidden;
        double result = p[outputs + hidden];
        for (int j = 0; j < hidden; j++)
        {
            double sum = p[biases + j];
            for (int i = 0; i < x.Length; i++) sum += p[i * hidden + j] * x[i];
            double activation = isLinear ? sum : Math.Tanh(sum);
            result += p[outputs + j] * keep[j] * activation;
        }

        return result;
    }
}
