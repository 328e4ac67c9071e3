namespace AutoDiffGen.Training;

/// <summary>What training is going to do.</summary>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="TrainingRows">The number of rows to learn from.</param>
/// <param name="ValidationRows">The number of rows held back; 0 for none.</param>
/// <param name="Epochs">The number of epochs, at most.</param>
/// <param name="StepsPerEpoch">The number of steps of an epoch.</param>
/// <param name="FirstStep">The number of steps that an earlier run has done; 0 unless this one takes up a checkpoint.</param>
public sealed record TrainingPlan(int Parameters, int TrainingRows, int ValidationRows, int Epochs, int StepsPerEpoch, long FirstStep);
