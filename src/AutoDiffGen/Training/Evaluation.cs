namespace AutoDiffGen.Training;

/// <summary>How good a model is on some data.</summary>
/// <param name="Loss">The mean loss of the rows, without penalties.</param>
/// <param name="Metrics">The metrics, by name.</param>
public sealed record Evaluation(double Loss, IReadOnlyDictionary<string, double> Metrics);
