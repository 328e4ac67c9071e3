using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>Checks on the shapes of predictions, targets and gradients.</summary>
internal static class LossShapes
{
    public static void RequireTarget<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target)
    {
        if (target.Length != prediction.Length)
        {
            throw new ArgumentException($"There are {target.Length} targets for {prediction.Length} predictions; a loss broadcasts nothing.", nameof(target));
        }
    }

    public static void RequireGradient<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> dPrediction)
    {
        Derivative.RequireSameLength(dPrediction, prediction.Length);
        if (dPrediction.Overlaps(prediction) || dPrediction.Overlaps(target)) throw new ArgumentException("It overlaps an argument.", nameof(dPrediction));
    }

    /// <summary>There is a place for each of so many losses, apart from the arguments.</summary>
    public static void RequireLosses<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> losses, int count)
    {
        if (losses.Length != count) throw new ArgumentException($"It has length {losses.Length}; there are {count} losses.", nameof(losses));
        if (losses.Overlaps(prediction) || losses.Overlaps(target)) throw new ArgumentException("It overlaps an argument.", nameof(losses));
    }

    /// <summary>Derivatives are as long as what they belong to, and apart from everything.</summary>
    public static void RequireDerivatives<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, ReadOnlySpan<T> losses, ReadOnlySpan<T> dPrediction, ReadOnlySpan<T> dLosses)
    {
        Derivative.RequireSameLength(dPrediction, prediction.Length);
        Derivative.RequireSameLength(dLosses, losses.Length);
        Derivative.RequireNoOverlap(dPrediction, prediction, target, losses, dLosses);
        Derivative.RequireNoOverlap(dLosses, prediction, target, losses);
    }

    /// <summary>The number of rows of a matrix.</summary>
    public static int Rows<T>(ReadOnlySpan<T> prediction, int columns, [CallerArgumentExpression(nameof(columns))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns, name);
        if (prediction.Length % columns != 0)
        {
            throw new ArgumentException($"{prediction.Length} predictions are no whole rows of {columns}.", nameof(prediction));
        }

        return prediction.Length / columns;
    }

    public static void RequireLabels(ReadOnlySpan<int> labels, int rows, int classes)
    {
        if (labels.Length != rows) throw new ArgumentException($"There are {labels.Length} labels for {rows} rows of predictions.", nameof(labels));
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new ArgumentException($"The label of row {row} is {labels[row]}; there are {classes} classes, from 0.", nameof(labels));
            }
        }
    }

    /// <summary>The factor on the sum of so many losses.</summary>
    public static double Weight(Reduction reduction, int count) => reduction switch
    {
        Reduction.Mean => 1.0 / count,
        Reduction.Sum => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "There is no such reduction."),
    };
}
