using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The loss of a batch and its gradient, from the parts that the batch is cut into.</summary>
/// <remarks>Where the cuts are, and the order in which the parts are added up, depend on the number of parts alone, not on that of the threads.</remarks>
internal sealed class BatchGradient<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly BatchLoader loader;
    private readonly IModel<T>[] models;
    private readonly BatchPart<T>[] parts;
    private readonly WorkerTeam team;
    private int index;
    private long step;

    public BatchGradient(IModel<T> model, Dataset data, BatchLoader loader, int count, int threads, int seed)
    {
        this.loader = loader;
        models = new IModel<T>[Math.Min(count, threads)];
        for (int i = 0; i < models.Length; i++) models[i] = i == 0 ? model : model.Replicate();
        parts = new BatchPart<T>[count];
        for (int i = 0; i < count; i++) parts[i] = new(new Batch(data), TrainingContext.ForPart(seed, i), new T[model.Layout.Count]);
        team = new WorkerTeam(models.Length, count, Compute);
    }

    /// <summary>The loss of a batch of the present epoch, and its gradient.</summary>
    public double Compute(int batch, long trainingStep, Span<T> gradient)
    {
        (index, step) = (batch, trainingStep);
        team.Run();
        return Sum(gradient);
    }

    public void Dispose() => team.Dispose();

    private void Compute(int worker, int number)
    {
        BatchPart<T> part = parts[number];
        part.Rows = loader.ShowPart(part.Batch, index, number, parts.Length);
        if (part.Rows == 0) return;
        part.Context.BeginStep(step);
        part.Loss = Widening.ToDouble(models[worker].LossGradient(part.Batch, part.Context, part.Gradient));
    }

    private double Sum(Span<T> gradient)
    {
        if (parts.Length == 1)
        {
            parts[0].Gradient.CopyTo(gradient);
            return parts[0].Loss;
        }

        double loss = 0;
        int rows = 0;
        foreach (BatchPart<T> part in parts) rows += part.Rows;
        gradient.Clear();
        foreach (BatchPart<T> part in parts)
        {
            if (part.Rows == 0) continue;
            double weight = (double)part.Rows / rows;
            loss += weight * part.Loss;
            AddScaled(Widening.FromDouble<T>(weight), part.Gradient, gradient);
        }

        return loss;
    }

    /// <summary>Two roundings for each element, on every machine and at every width of its vectors.</summary>
    private static void AddScaled(T factor, ReadOnlySpan<T> x, Span<T> sum)
    {
        int i = 0;
        for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(sum[i..]) + factor * new Vector<T>(x[i..])).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++) sum[i] += factor * x[i];
    }
}
