using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>The area under the receiver operating characteristic, by the ranks of the scores.</summary>
internal sealed class AreaState<T>(Func<Batch, Tensor<T>> scores, string labels) : MetricState where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(double Score, bool IsPositive)> rows = [];

    public override double Value
    {
        get
        {
            // Mann and Whitney: U = Σ ranks of the positives − p(p + 1)/2, and the area is U/(p·n). Equal scores share the mean of their ranks.
            double positives = rows.Count(row => row.IsPositive), negatives = rows.Count - positives, ranks = 0;
            if (positives == 0 || negatives == 0 || rows.Any(row => double.IsNaN(row.Score))) return double.NaN;
            (double Score, bool IsPositive)[] sorted = [.. rows.OrderBy(row => row.Score)];
            for (int first = 0, next; first < sorted.Length; first = next)
            {
                for (next = first + 1; next < sorted.Length && sorted[next].Score == sorted[first].Score;) next++;
                for (int i = first; i < next; i++) ranks += sorted[i].IsPositive ? (first + 1 + next) / 2.0 : 0;
            }

            return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
        }
    }

    public override void Add(Batch batch)
    {
        ReadOnlySpan<T> outputs = Ranking.One(scores(batch), batch.Count);
        ReadOnlySpan<int> truth = batch.Labels(labels);
        for (int i = 0; i < outputs.Length; i++) rows.Add((Widening.ToDouble(outputs[i]), Ranking.IsPositive(truth, i)));
    }
}
