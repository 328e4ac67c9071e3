namespace AutoDiffGen.Training;

/// <summary>Is told how training goes, on the thread that trains. Every member may be left out.</summary>
public interface ITrainingProgress
{
    /// <summary>Training begins.</summary>
    /// <param name="plan">What is going to be done.</param>
    void OnStart(TrainingPlan plan)
    {
    }

    /// <summary>A step was taken. It is called often: it should be quick, and allocate nothing.</summary>
    /// <param name="step">The step.</param>
    void OnStep(in StepReport step)
    {
    }

    /// <summary>An epoch is complete.</summary>
    /// <param name="epoch">The epoch.</param>
    void OnEpoch(EpochReport epoch)
    {
    }

    /// <summary>Something should be looked at.</summary>
    /// <param name="warning">What it is.</param>
    void OnWarning(TrainingWarning warning)
    {
    }

    /// <summary>Training has ended.</summary>
    /// <param name="history">How it went.</param>
    void OnEnd(History history)
    {
    }
}
