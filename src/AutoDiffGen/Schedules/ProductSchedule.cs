namespace AutoDiffGen.Training;

/// <summary>Two schedules at once.</summary>
internal sealed record ProductSchedule(Schedule First, Schedule Second) : Schedule
{
    private protected override double FactorAt(long step, long? totalSteps) => FactorOf(First, step, totalSteps) * FactorOf(Second, step, totalSteps);
}
