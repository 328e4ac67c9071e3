using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The loss of a row that is the sum of the losses of its predictions.</summary>
internal readonly struct RowOf<T, TLoss>(TLoss loss) : IRowLoss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLoss : struct, IPointwiseLoss<T>
{
    public T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) => Widening.FromDouble<T>(Pointwise.Sum(loss, prediction, target));

    public T ValueGradient(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> dPrediction) =>
        Widening.FromDouble<T>(Pointwise.Sum(loss, prediction, target, 1, dPrediction));
}
