namespace AutoDiffGen.Training;

/// <summary>λ₁Σ|w| + λ₂Σw².</summary>
internal sealed record ElasticNetPenalty(double L1Strength, double L2Strength) : Regularizer
{
    public double L1Strength { get; } = Option.NotNegative(L1Strength, "l1");

    public double L2Strength { get; } = Option.NotNegative(L2Strength, "l2");

    internal override double Add<T>(ReadOnlySpan<T> matrix, int columns, double factor, Span<T> gradient)
    {
        double absolute = 0, squares = 0;
        foreach (T element in matrix)
        {
            double w = Widening.ToDouble(element);
            absolute += Math.Abs(w);
            squares += w * w;
        }

        T slope = Widening.FromDouble<T>(factor * L1Strength), curvature = Widening.FromDouble<T>(2 * factor * L2Strength);
        for (int i = 0; i < gradient.Length; i++)
        {
            T w = matrix[i];
            T sign = T.IsZero(w) ? T.Zero : T.CopySign(slope, w);
            gradient[i] += sign + curvature * w;
        }

        return factor * (L1Strength * absolute + L2Strength * squares);
    }
}
