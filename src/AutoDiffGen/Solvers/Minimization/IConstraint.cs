namespace AutoDiffGen.Solvers;

/// <summary>What keeps a point on its side: simple bounds, or the kinks of an L1 penalty.</summary>
internal interface IConstraint
{
    /// <summary>What is added to the objective.</summary>
    double Penalty(ReadOnlySpan<double> x);

    /// <summary>
    /// Writes the gradient that counts for descent, penalty included, and zero for parameters that stay where they are; returns the largest
    /// component of what measures how far the point is from stationary.
    /// </summary>
    double Reduce(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Span<double> reduced, Span<bool> isFixed);

    /// <summary>Sets to zero what a direction must not contain.</summary>
    void Align(ReadOnlySpan<double> reduced, ReadOnlySpan<bool> isFixed, Span<double> direction);

    /// <summary>Moves a trial back to the side on which the current point, or its first move, lies.</summary>
    void Project(ReadOnlySpan<double> x, ReadOnlySpan<double> reduced, Span<double> trial);
}
