using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>The mean or the sum of the losses of rows.</summary>
internal static class Rowwise
{
    public static T Reduce<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, int columns, Reduction reduction,
        [CallerArgumentExpression(nameof(columns))] string? name = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IRowLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        int rows = LossShapes.Rows(prediction, columns, name);
        T sum = T.Zero;
        for (int start = 0; start < prediction.Length; start += columns)
        {
            sum += loss.Value(prediction.Slice(start, columns), target.Slice(start, columns));
        }

        return sum * LossShapes.Weight<T>(reduction, rows);
    }

    public static T Gradient<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, int columns, Reduction reduction, Span<T> dPrediction,
        [CallerArgumentExpression(nameof(columns))] string? name = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IRowLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        int rows = LossShapes.Rows(prediction, columns, name);
        LossShapes.RequireGradient(prediction, target, dPrediction);
        T sum = T.Zero, weight = LossShapes.Weight<T>(reduction, rows);
        for (int start = 0; start < prediction.Length; start += columns)
        {
            Span<T> slope = dPrediction.Slice(start, columns);
            sum += loss.ValueGradient(prediction.Slice(start, columns), target.Slice(start, columns), slope);
            foreach (ref T element in slope) element *= weight;
        }

        return sum * weight;
    }
}
