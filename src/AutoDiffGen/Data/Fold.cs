namespace AutoDiffGen.Training;

/// <summary>One of the ways in which cross-validation cuts the data.</summary>
/// <param name="Index">The number of the fold, from 0.</param>
/// <param name="Train">The rows of all other folds.</param>
/// <param name="Validation">The rows of the fold.</param>
public sealed record Fold(int Index, Dataset Train, Dataset Validation);
