using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>A metric that the errors of predictions tell.</summary>
internal sealed class ErrorState<T>(Func<Batch, Tensor<T>> predictions, string targets, Func<ErrorSums, double> value) : MetricState
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ErrorSums? sums;

    public override double Value => sums is null ? double.NaN : value(sums);

    public override void Add(Batch batch)
    {
        Tensor<T> outputs = predictions(batch);
        ReadOnlySpan<T> y = batch.Values<T>(targets), p = Ranking.Flat(outputs);
        if (p.Length != y.Length)
        {
            throw new ArgumentException($"The predictions are {Ranking.Shape(outputs)}; column '{targets}' has {y.Length} numbers in {batch.Count} rows.");
        }

        if (batch.Count == 0) return;
        sums ??= new ErrorSums(y.Length / batch.Count);
        for (int i = 0; i < y.Length; i++) sums.Add(Widening.ToDouble(p[i]), Widening.ToDouble(y[i]), i % sums.RowLength);
    }
}
