namespace AutoDiffGen.Training;

/// <summary>Something in training that should be looked at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Epoch">The epoch in which it was seen.</param>
/// <param name="Block">The name of the block of parameters.</param>
/// <param name="Message">What was seen, and what can be done about it.</param>
public sealed record TrainingWarning(TrainingWarningKind Kind, int Epoch, string Block, string Message);
