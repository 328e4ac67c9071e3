namespace AutoDiffGen.Training;

/// <summary>What an optimizer keeps besides the numbers for each parameter.</summary>
/// <param name="Optimizer">The name of the optimizer.</param>
/// <param name="Steps">The number of steps taken.</param>
/// <param name="Product">The number carried from step to step.</param>
internal readonly record struct OptimizerProgress(string Optimizer, long Steps, double Product);
