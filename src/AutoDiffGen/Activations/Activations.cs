namespace AutoDiffGen.Training;

/// <summary>Activation functions with their derivatives, for numbers and for spans, stable at extremes.</summary>
/// <remarks>
/// The derivatives are named and ordered like generated ones: <c>FGradient</c> returns the value and gives the derivative,
/// <c>FVjp</c> adds to the derivatives of the inputs and clears those of the output. Nothing is allocated.
/// </remarks>
public static partial class Activations;
