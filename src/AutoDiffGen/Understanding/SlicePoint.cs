namespace AutoDiffGen.Training;

/// <summary>One point of a slice through a loss.</summary>
/// <param name="Offset">How far along the direction.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Slope">Its derivative along the direction there.</param>
public readonly record struct SlicePoint(double Offset, double Loss, double Slope);
