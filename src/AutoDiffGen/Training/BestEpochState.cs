namespace AutoDiffGen.Training;

/// <summary>What is remembered of the best epoch besides its parameters.</summary>
/// <param name="Epoch">Its number, 0 before the first.</param>
/// <param name="Value">What was watched then.</param>
/// <param name="Waited">The number of epochs since then.</param>
internal readonly record struct BestEpochState(int Epoch, double Value, int Waited);
