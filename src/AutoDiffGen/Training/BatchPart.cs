using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>One of the parts that a batch is cut into, with the memory that its gradient needs.</summary>
internal sealed class BatchPart<T>(Batch batch, TrainingContext context, T[] gradient) where T : unmanaged, IFloatingPointIeee754<T>
{
    public Batch Batch { get; } = batch;

    public TrainingContext Context { get; } = context;

    public T[] Gradient { get; } = gradient;

    public int Rows { get; set; }

    public double Loss { get; set; }
}
