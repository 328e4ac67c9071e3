using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Training;

/// <summary>The losses of rows one by one, without a reduction. A row has as many targets as columns, or one label.</summary>
internal static class RowLosses
{
    public static void Map<T, TTarget, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<TTarget> target, int columns, Span<T> losses,
        [CallerArgumentExpression(nameof(columns))] string? name = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTarget : unmanaged
        where TLoss : struct, IRowLoss<T, TTarget>
    {
        int width = Require(prediction, target, columns, losses, name);
        for (int row = 0; row < losses.Length; row++) losses[row] = loss.Value(prediction.Slice(row * columns, columns), target.Slice(row * width, width));
    }

    public static void Vjp<T, TTarget, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<TTarget> target, int columns, Span<T> losses, Span<T> dPrediction, Span<T> dLosses,
        [CallerArgumentExpression(nameof(columns))] string? name = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTarget : unmanaged
        where TLoss : struct, IRowLoss<T, TTarget>
    {
        int width = Require(prediction, target, columns, losses, name);
        LossShapes.RequireDerivatives(prediction, Numbers<TTarget, T>(target), losses, dPrediction, dLosses);
        T[] rented = ArrayPool<T>.Shared.Rent(columns);
        Span<T> slope = rented.AsSpan(0, columns);
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] = loss.ValueGradient(prediction.Slice(row * columns, columns), target.Slice(row * width, width), slope);
            for (int k = 0; k < columns; k++) dPrediction[row * columns + k] += Accurate.Product(dLosses[row], slope[k]);
        }

        dLosses.Clear();
        ArrayPool<T>.Shared.Return(rented);
    }

    public static void Jvp<T, TTarget, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<TTarget> target, int columns, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses,
        [CallerArgumentExpression(nameof(columns))] string? name = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTarget : unmanaged
        where TLoss : struct, IRowLoss<T, TTarget>
    {
        int width = Require(prediction, target, columns, losses, name);
        LossShapes.RequireDerivatives(prediction, Numbers<TTarget, T>(target), losses, dPrediction, dLosses);
        T[] rented = ArrayPool<T>.Shared.Rent(columns);
        Span<T> slope = rented.AsSpan(0, columns);
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] = loss.ValueGradient(prediction.Slice(row * columns, columns), target.Slice(row * width, width), slope);
            double sum = 0;
            for (int k = 0; k < columns; k++) sum += Widening.ToDouble(Accurate.Product(dPrediction[row * columns + k], slope[k]));
            dLosses[row] = Widening.FromDouble<T>(sum);
        }

        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>Requires that shapes fit, and returns the number of targets of a row.</summary>
    private static int Require<T, TTarget>(ReadOnlySpan<T> prediction, ReadOnlySpan<TTarget> target, int columns, Span<T> losses, string? name)
        where T : unmanaged
        where TTarget : unmanaged
    {
        int rows = LossShapes.Rows(prediction, columns, name);
        LossShapes.RequireLosses(prediction, Numbers<TTarget, T>(target), losses, rows);
        if (typeof(TTarget) == typeof(int))
        {
            LossShapes.RequireLabels(MemoryMarshal.Cast<TTarget, int>(target), rows, columns);
            return 1;
        }

        LossShapes.RequireTarget(prediction, Numbers<TTarget, T>(target));
        return columns;
    }

    /// <summary>Targets that are numbers; none where they are labels.</summary>
    private static ReadOnlySpan<T> Numbers<TTarget, T>(ReadOnlySpan<TTarget> target)
        where T : unmanaged
        where TTarget : unmanaged => typeof(TTarget) == typeof(T) ? MemoryMarshal.Cast<TTarget, T>(target) : [];
}
