namespace AutoDiffGen.Training;

/// <summary>One schedule after the other.</summary>
internal sealed record JoinedSchedule(Schedule First, long Steps, Schedule Next) : Schedule
{
    public long Steps { get; } = Option.NotNegative(Steps, "steps");

    private protected override double FactorAt(long step, long? totalSteps) =>
        step < Steps ? FactorOf(First, step, Steps) : FactorOf(Next, step - Steps, totalSteps is { } total ? Math.Max(1, total - Steps) : null);
}
