namespace AutoDiffGen.Solvers;

/// <summary>Simple bounds by projection: parameters on a bound that the gradient pushes outwards stand still.</summary>
/// <remarks>D. P. Bertsekas, "Projected Newton methods for optimization problems with simple constraints", 1982.</remarks>
internal sealed class BoxConstraint(Box box) : IConstraint
{
    public double Penalty(ReadOnlySpan<double> x) => 0;

    public double Reduce(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Span<double> reduced, Span<bool> isFixed)
    {
        double largest = 0;
        for (int j = 0; j < x.Length; j++)
        {
            isFixed[j] = box.IsOnBound(j, x[j]) && box.Blocks(j, x[j], gradient[j]);
            reduced[j] = isFixed[j] ? 0 : gradient[j];
            largest = Math.Max(largest, Math.Abs(box.Clamp(j, x[j] - gradient[j]) - x[j]));
        }

        return largest;
    }

    public void Align(ReadOnlySpan<double> reduced, ReadOnlySpan<bool> isFixed, Span<double> direction)
    {
        for (int j = 0; j < direction.Length; j++)
        {
            if (isFixed[j]) direction[j] = 0;
        }
    }

    public void Project(ReadOnlySpan<double> x, ReadOnlySpan<double> reduced, Span<double> trial)
    {
        for (int j = 0; j < trial.Length; j++) trial[j] = box.Clamp(j, trial[j]);
    }
}
