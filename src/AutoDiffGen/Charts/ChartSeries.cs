using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>One line of a <see cref="LineChart"/>. Where a number is not finite, or cannot stand on a logarithmic axis, the line is interrupted.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record ChartSeries(string Name, ImmutableArray<(double X, double Y)> Points);
