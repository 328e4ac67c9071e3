namespace AutoDiffGen.Training;

/// <summary>What shuffling one feature of a dataset does to a metric.</summary>
/// <param name="Column">The name of the column that the feature belongs to.</param>
/// <param name="Feature">Which number of a row of the column, from 0, in row-major order where a row has several dimensions.</param>
/// <param name="Mean">By how much the metric gets worse on average, in its own units; about 0 for a feature that the model does not use.</param>
/// <param name="Deviation">The standard deviation over the repetitions, dividing by their number less one; 0 for a single one.</param>
public readonly record struct FeatureImportance(string Column, int Feature, double Mean, double Deviation);
