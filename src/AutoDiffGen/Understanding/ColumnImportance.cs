namespace AutoDiffGen.Training;

/// <summary>What shuffling one column of the data does to a loss.</summary>
/// <param name="Column">The number of the column.</param>
/// <param name="Mean">The mean rise of the loss; about 0 for a column that the model does not use.</param>
/// <param name="Deviation">The standard deviation of the rise over the repetitions, dividing by their number less one; 0 for a single one.</param>
public readonly record struct ColumnImportance(int Column, double Mean, double Deviation);
