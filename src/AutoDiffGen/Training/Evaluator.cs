using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Evaluates a model on one dataset, in the order of its rows.</summary>
internal sealed class Evaluator<T>(Trainer<T> trainer, Dataset data) where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int LeastBatchSize = 256;

    private readonly BatchLoader loader = new(data, Math.Max(trainer.BatchSize, LeastBatchSize));
    private readonly TrainingContext context = TrainingContext.ForInference();

    public Evaluation Evaluate(CancellationToken cancellationToken)
    {
        double sum = 0;
        MetricState[] states = [.. trainer.Metrics.Values.Select(metric => metric.Start())];
        foreach (Batch batch in loader.Epoch(1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sum += batch.Count * Widening.ToDouble(trainer.Model.Loss(batch, context));
            foreach (MetricState state in states) state.Add(batch);
        }

        var values = new Dictionary<string, double>();
        foreach ((string name, MetricState state) in trainer.Metrics.Keys.Zip(states)) values.Add(name, state.Value);
        return new Evaluation(sum / data.Count, values);
    }

    /// <summary>Asks model and metrics for one batch, so that a column that is missing or of another type is found before the first step.</summary>
    public void Try()
    {
        Batch batch = loader.Epoch(1).First();
        _ = trainer.Model.Loss(batch, context);
        foreach (Metric metric in trainer.Metrics.Values) metric.Start().Add(batch);
    }
}
