using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>A metric that the confusion matrix tells.</summary>
internal sealed class ConfusionState<T>(Func<Batch, Tensor<T>> scores, string labels, Func<ConfusionMatrix, double> value) : MetricState
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ConfusionMatrix? matrix;

    public override double Value => matrix is null ? double.NaN : value(matrix);

    public override void Add(Batch batch)
    {
        Tensor<T> outputs = scores(batch);
        matrix ??= new ConfusionMatrix(Ranking.Classes(outputs, batch.Count));
        matrix.Add(outputs, batch.Labels(labels));
    }
}
