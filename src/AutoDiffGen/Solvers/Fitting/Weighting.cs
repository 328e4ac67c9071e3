namespace AutoDiffGen.Solvers;

/// <summary>Weights of data points.</summary>
internal static class Weighting
{
    /// <summary>Writes √wᵢ.</summary>
    /// <exception cref="ArgumentException">A weight is not finite and positive.</exception>
    public static void Roots(ReadOnlySpan<double> weights, Span<double> roots)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            roots[i] = Math.Sqrt(weights[i]);
            if (roots[i] > 0 && double.IsFinite(roots[i])) continue;
            throw new ArgumentException(FormattableString.Invariant($"Weight {i} is {weights[i]}; it must be finite and positive."), nameof(weights));
        }
    }

    /// <summary>Multiplies residuals and the rows of their Jacobian, unless there are no weights.</summary>
    public static void Apply(ReadOnlySpan<double> roots, Span<double> residuals, Span<double> rows)
    {
        int n = rows.Length / residuals.Length;
        for (int i = 0; i < roots.Length; i++)
        {
            residuals[i] *= roots[i];
            foreach (ref double partial in rows.Slice(i * n, n)) partial *= roots[i];
        }
    }
}
