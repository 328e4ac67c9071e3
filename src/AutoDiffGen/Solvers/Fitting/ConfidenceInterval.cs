namespace AutoDiffGen.Solvers;

/// <summary>An interval that covers the true value of a parameter with a given probability.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper);
