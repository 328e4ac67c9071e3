namespace AutoDiffGen.Training;

/// <summary>Loss functions with their gradients, stable at extremes.</summary>
/// <remarks>
/// Predictions and targets must have the same shape; nothing is broadcast. A loss of spans is the mean or the sum of those of its elements, or of its rows,
/// added up in order. The derivatives are named and ordered like generated ones: <c>FGradient</c> returns the value, and overwrites the derivative by the
/// predictions; targets are constants. At a kink the derivative is the subgradient of smallest norm. Nothing is allocated.
/// They are marked <see cref="DifferentiableAttribute"/>, so that methods whose derivatives are generated can call them.
/// </remarks>
public static partial class Losses;
