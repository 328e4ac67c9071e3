using AutoDiffGen;

namespace LearningLab.Models;

/// <summary>A linear model y = x·w + b, its parameters being w and, last, b.</summary>
internal static partial class LinearModel
{
    /// <summary>The mean squared error over some rows of the inputs, which lie one after the other.</summary>
    [Differentiable]
    public static double Error(ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> inputs, [Constant] ReadOnlySpan<double> targets, ReadOnlySpan<int> rows)
    {
        int count = p.Length - 1;
        double sum = 0;
        foreach (int row in rows)
        {
            double difference = p[count] - targets[row];
            for (int j = 0; j < count; j++) difference += p[j] * inputs[row * count + j];
            sum += difference * difference;
        }

        return sum / rows.Length;
    }
}
