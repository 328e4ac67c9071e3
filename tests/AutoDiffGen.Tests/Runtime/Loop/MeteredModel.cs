using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>A model that measures what its thread allocates in the second epoch of a thousand steps: what the model does, and what leads from call to call.</summary>
internal sealed class MeteredModel : IModel<double>
{
    private const int FirstEpoch = 1000;

    private readonly IModel<double> model;
    private long before;

    public MeteredModel(IModel<double> model, List<MeteredModel> all)
    {
        (this.model, All) = (model, all);
        all.Add(this);
    }

    /// <summary>The model and its replicates, one for each thread.</summary>
    public List<MeteredModel> All { get; }

    public int Calls { get; private set; }

    /// <summary>The bytes from the second epoch on.</summary>
    public long Allocated { get; private set; }

    public Span<double> Parameters => model.Parameters;

    public ParameterLayout Layout => model.Layout;

    public void Initialize(int seed) => model.Initialize(seed);

    public double Loss(Batch batch, TrainingContext context) => model.Loss(batch, context);

    public double LossGradient(Batch batch, TrainingContext context, Span<double> gradient)
    {
        // At first, long enough for the other threads to wake up and take a part.
        if (context.Step < 50) Thread.Sleep(1);
        double loss = model.LossGradient(batch, context, gradient);
        Calls++;
        long now = GC.GetAllocatedBytesForCurrentThread();

        // The second epoch begins after a thousand steps; what ends the first one allocates. A thread that comes later is measured from its first call on.
        if (context.Step <= FirstEpoch + 1 || Calls == 1) before = now;
        Allocated = now - before;
        return loss;
    }

    public IModel<double> Replicate() => new MeteredModel(model.Replicate(), All);
}
