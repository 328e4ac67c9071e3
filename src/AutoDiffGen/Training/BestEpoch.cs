using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The best epoch so far with its parameters, and for how long nothing has been better.</summary>
internal sealed class BestEpoch<T>(EarlyStopping? options, bool largerIsBetter, int count) where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Its parameters; before the first epoch, those that training began with.</summary>
    public T[] Parameters { get; } = new T[count];

    public BestEpochState State { get; set; } = new(0, largerIsBetter ? double.NegativeInfinity : double.PositiveInfinity, 0);

    /// <summary>Whether patience is at an end.</summary>
    public bool ShouldStop => options is not null && State.Waited >= Math.Max(1, options.Patience);

    /// <summary>Takes in an epoch.</summary>
    public void Observe(int epoch, double value, ReadOnlySpan<T> parameters)
    {
        if (epoch < (options?.StartEpoch ?? 1)) return;
        if (!IsBetter(value, State.Value))
        {
            State = State with { Waited = State.Waited + 1 };
            return;
        }

        parameters.CopyTo(Parameters);
        bool winsTime = options?.Baseline is not { } baseline || IsBetter(value, baseline);
        State = new(epoch, value, winsTime ? 0 : State.Waited + 1);
    }

    private bool IsBetter(double value, double than)
    {
        double margin = options?.MinDelta ?? 0;
        return largerIsBetter ? value - margin > than : value + margin < than;
    }
}
