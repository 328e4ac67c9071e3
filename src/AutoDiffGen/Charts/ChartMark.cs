namespace AutoDiffGen.Training;

/// <summary>A point of a <see cref="LineChart"/> that is pointed out, with a vertical line.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Y">How high it is.</param>
/// <param name="Text">What is written beside it.</param>
public sealed record ChartMark(double X, double Y, string Text);
