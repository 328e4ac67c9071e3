using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>The mean or the sum of the losses of rows, which are added up in 64 bits whatever their type.</summary>
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
        double sum = 0;
        for (int start = 0; start < prediction.Length; start += columns)
        {
            sum += Widening.ToDouble(loss.Value(prediction.Slice(start, columns), target.Slice(start, columns)));
        }

        return Widening.FromDouble<T>(sum * LossShapes.Weight(reduction, rows));
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
        double sum = 0, weight = LossShapes.Weight(reduction, rows);
        T factor = Widening.FromDouble<T>(weight);
        for (int start = 0; start < prediction.Length; start += columns)
        {
            Span<T> slope = dPrediction.Slice(start, columns);
            sum += Widening.ToDouble(loss.ValueGradient(prediction.Slice(start, columns), target.Slice(start, columns), slope));
            foreach (ref T element in slope) element *= factor;
        }

        return Widening.FromDouble<T>(sum * weight);
    }

    /// <summary>The same where the loss of a row is the sum of those of its predictions: one loop over all of them.</summary>
    public static T ReduceCells<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, int columns, Reduction reduction,
        [CallerArgumentExpression(nameof(columns))] string? name = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        int rows = LossShapes.Rows(prediction, columns, name);
        return Widening.FromDouble<T>(Pointwise.Sum(loss, prediction, target) * LossShapes.Weight(reduction, rows));
    }

    public static T GradientOfCells<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, int columns, Reduction reduction, Span<T> dPrediction,
        [CallerArgumentExpression(nameof(columns))] string? name = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        int rows = LossShapes.Rows(prediction, columns, name);
        LossShapes.RequireGradient(prediction, target, dPrediction);
        double weight = LossShapes.Weight(reduction, rows);
        return Widening.FromDouble<T>(Pointwise.Sum(loss, prediction, target, weight, dPrediction) * weight);
    }
}
