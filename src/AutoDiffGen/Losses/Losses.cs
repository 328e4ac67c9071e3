namespace AutoDiffGen.Training;

/// <summary>Loss functions with their gradients, stable at extremes.</summary>
/// <remarks>
/// Predictions and targets must have the same shape; nothing is broadcast. A loss of spans is the mean or the sum of those of its elements, or of its rows,
/// added up in order; the overloads that end with a span write the loss of each element, or row, into it and reduce nothing, as for weights of samples.
/// The derivatives are named and ordered like generated ones: <c>FGradient</c> returns the value, and overwrites the derivative by the
/// predictions; <c>FVjp</c> carries back what follows from each loss, and <c>FJvp</c> gives derivatives along a direction. Targets are constants. At a kink the derivative is the subgradient of smallest norm. Nothing is allocated.
/// They are marked <see cref="DifferentiableAttribute"/>, so that methods whose derivatives are generated can call them.
/// </remarks>
public static partial class Losses;
