namespace LearningLab.Drawing;

/// <summary>How the points of a series are drawn.</summary>
internal enum Mark
{
    Line,
    Dashes,
    Dots,
    Path,
    Contour,
    Bar,
}

/// <summary>Points of a plot that belong together.</summary>
internal sealed record Series(string Name, Mark Mark, IReadOnlyList<(double X, double Y)> Points);
