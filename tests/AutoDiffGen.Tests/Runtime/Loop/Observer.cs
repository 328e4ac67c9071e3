using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>Does something at each step and each epoch, and remembers what it was told.</summary>
internal sealed class Observer : ITrainingProgress
{
    public Action<StepReport>? Step { get; init; }

    public Action<EpochReport>? Epoch { get; init; }

    public TrainingPlan? Plan { get; private set; }

    public List<TrainingWarning> Warnings { get; } = [];

    public History? End { get; private set; }

    public void OnStart(TrainingPlan plan) => Plan = plan;

    public void OnStep(in StepReport step) => Step?.Invoke(step);

    public void OnEpoch(EpochReport epoch) => Epoch?.Invoke(epoch);

    public void OnWarning(TrainingWarning warning) => Warnings.Add(warning);

    public void OnEnd(History history) => End = history;
}
