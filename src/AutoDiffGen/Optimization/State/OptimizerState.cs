using System.Collections.Immutable;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The slots and the count of steps of any optimizer; what a step does is in its rule.</summary>
internal sealed class OptimizerState<T, TOptions, TRule> : IOptimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOptions : Optimizer
    where TRule : struct, IUpdateRule<T, TOptions, TRule>
{
    private readonly TOptions options;
    private readonly int count;
    private readonly ImmutableArray<TrainedRange> ranges;
    private readonly T[][] slots;
    private double product;

    public OptimizerState(TOptions options, ParameterLayout layout)
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float))
        {
            throw new NotSupportedException($"Optimizers work on float and double, not on {typeof(T).Name}.");
        }

        this.options = options;
        count = layout.Count;
        ranges = TrainedRange.Of(layout);
        slots = new T[TRule.Slots(options)][];
        for (int slot = 0; slot < slots.Length; slot++) slots[slot] = new T[count];
        Reset();
    }

    public long Steps { get; private set; }

    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient) => Step(parameters, gradient, options.LearningRate);

    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate)
    {
        RequireCount(parameters.Length, nameof(parameters));
        RequireCount(gradient.Length, nameof(gradient));
        if (gradient.Overlaps(parameters)) throw new ArgumentException("It overlaps the parameters, which the step overwrites.", nameof(gradient));
        Option.NotNegative(learningRate, nameof(learningRate));

        Steps++;
        TRule rule = TRule.At(options, Steps, learningRate, ref product);
        foreach (TrainedRange range in ranges)
        {
            double decay = range.Decays ? options.WeightDecay : 0;
            new SlotUpdate<T>
            {
                Parameters = parameters.Slice(range.Start, range.Length),
                Gradient = gradient.Slice(range.Start, range.Length),
                First = Slot(0, range),
                Second = Slot(1, range),
                Third = Slot(2, range),
                Penalty = Widening.FromDouble<T>(options.DecoupledDecay ? 0 : decay),
                Shrinkage = Widening.FromDouble<T>(options.DecoupledDecay ? learningRate * decay : 0),
            }.Apply<TOptions, TRule>(rule);
        }
    }

    public void Reset()
    {
        for (int slot = 0; slot < slots.Length; slot++) slots[slot].AsSpan().Fill(Widening.FromDouble<T>(TRule.InitialValue(options, slot)));
        Steps = 0;
        product = 1;
    }

    public void Save(Stream destination) => OptimizerFile.Write(destination, new(typeof(TOptions).Name, Steps, product), slots, count);

    public void Load(Stream source)
    {
        T[][] loaded = new T[slots.Length][];
        OptimizerProgress progress = OptimizerFile.Read(source, typeof(TOptions).Name, loaded, count);
        loaded.CopyTo(slots, 0);
        (Steps, product) = (progress.Steps, progress.Product);
    }

    private Span<T> Slot(int slot, TrainedRange range) => slot < slots.Length ? slots[slot].AsSpan(range.Start, range.Length) : [];

    private void RequireCount(int length, string name)
    {
        if (length != count) throw new ArgumentException($"It has length {length}; the optimizer was created for {count} parameters.", name);
    }
}
