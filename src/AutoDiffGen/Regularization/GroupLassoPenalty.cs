namespace AutoDiffGen.Training;

/// <summary>λ√n·Σ‖wⱼ‖₂ over the rows of n columns.</summary>
internal sealed record GroupLassoPenalty(double Strength) : Regularizer
{
    public double Strength { get; } = Option.NotNegative(Strength, "strength");

    internal override double Add<T>(ReadOnlySpan<T> matrix, int columns, double factor, Span<T> gradient)
    {
        double weight = factor * Strength * Math.Sqrt(columns), sum = 0;
        for (int start = 0; start < matrix.Length; start += columns)
        {
            ReadOnlySpan<T> row = matrix.Slice(start, columns);
            double norm = Norms.Euclidean(row);
            sum += norm;
            if (gradient.IsEmpty || norm == 0) continue;
            for (int i = 0; i < columns; i++) gradient[start + i] += Widening.FromDouble<T>(weight * (Widening.ToDouble(row[i]) / norm));
        }

        return weight * sum;
    }
}
