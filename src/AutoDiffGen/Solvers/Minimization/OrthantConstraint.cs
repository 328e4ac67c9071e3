namespace AutoDiffGen.Solvers;

/// <summary>The penalty λΣ|pⱼ| over a range of parameters, and the orthant on which it is linear.</summary>
/// <remarks>G. Andrew and J. Gao, "Scalable training of L1-regularized log-linear models", 2007 (OWL-QN).</remarks>
internal sealed class OrthantConstraint(double strength, int start, int end) : IConstraint
{
    public double Penalty(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x[start..end]) sum += Math.Abs(value);
        return strength * sum;
    }

    public double Reduce(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Span<double> reduced, Span<bool> isFixed)
    {
        gradient.CopyTo(reduced);
        isFixed.Clear();
        for (int j = start; j < end; j++)
        {
            reduced[j] = x[j] != 0 ? gradient[j] + strength * Math.Sign(x[j]) : SoftThreshold(gradient[j]);
            isFixed[j] = x[j] == 0 && reduced[j] == 0;
        }

        return Vector.MaxNorm(reduced);
    }

    // A quasi-Newton direction may point uphill in a component, and so across the kink; such components rest.
    public void Align(ReadOnlySpan<double> reduced, ReadOnlySpan<bool> isFixed, Span<double> direction)
    {
        for (int j = start; j < end; j++)
        {
            if (direction[j] * reduced[j] >= 0) direction[j] = 0;
        }
    }

    public void Project(ReadOnlySpan<double> x, ReadOnlySpan<double> reduced, Span<double> trial)
    {
        for (int j = start; j < end; j++)
        {
            double side = x[j] != 0 ? x[j] : -reduced[j];
            if (trial[j] * side <= 0) trial[j] = 0;
        }
    }

    // The element of smallest magnitude of g + λ[−1, 1].
    private double SoftThreshold(double gradient) => Math.Sign(gradient) * Math.Max(0, Math.Abs(gradient) - strength);
}
