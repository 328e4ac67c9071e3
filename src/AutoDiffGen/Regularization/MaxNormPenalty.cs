namespace AutoDiffGen.Training;

/// <summary>λΣ max(0, ‖wᵤ‖₂ − c)² over the columns.</summary>
internal sealed record MaxNormPenalty(double Strength, double Bound) : Regularizer
{
    public double Strength { get; } = Option.NotNegative(Strength, "strength");

    public double Bound { get; } = Option.Positive(Bound, "bound");

    internal override double Add<T>(ReadOnlySpan<T> matrix, int columns, double factor, Span<T> gradient)
    {
        double sum = 0;
        for (int column = 0; column < columns; column++)
        {
            double norm = Norms.Column(matrix, column, columns), excess = norm - Bound;
            if (excess <= 0) continue;
            sum += excess * excess;
            double slope = 2 * factor * Strength * excess;
            for (int i = column; i < gradient.Length; i += columns) gradient[i] += Widening.FromDouble<T>(slope * (Widening.ToDouble(matrix[i]) / norm));
        }

        return factor * Strength * sum;
    }
}
