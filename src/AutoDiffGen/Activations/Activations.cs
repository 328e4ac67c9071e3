namespace AutoDiffGen.Training;

/// <summary>Activation functions with their derivatives, for numbers and for spans, stable at extremes.</summary>
/// <remarks>
/// The derivatives are named and ordered like generated ones: <c>FGradient</c> returns the value and gives the derivative,
/// <c>FVjp</c> adds to the derivatives of the inputs and clears those of the output, <c>FJvp</c> gives the derivative along a direction. Nothing is allocated.
/// They are marked <see cref="DifferentiableAttribute"/>, so that methods whose derivatives are generated can call them.
/// </remarks>
public static partial class Activations;
