namespace AutoDiffGen.Training;

/// <summary>The weights into each unit are shortened to a norm of c, if they are longer.</summary>
/// <remarks>The weights into one unit are a column of a matrix inputs × units; a block of rank 0 or 1 is one column. Source: Srivastava et al. 2014; Keras, <c>MaxNorm</c>.</remarks>
public sealed record MaxNorm : ProximalStep
{
    /// <summary>A bound on the norm of the weights into each unit.</summary>
    /// <param name="bound">The bound c.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive and finite.</exception>
    public MaxNorm(double bound) => Bound = bound;

    /// <summary>The bound c.</summary>
    public double Bound { get; init => field = Option.Positive(value); }

    private protected override void ApplyTo<T>(Span<T> values, ParameterBlock block, double learningRate)
    {
        for (int unit = 0; unit < block.Units; unit++)
        {
            double norm = Norms.Column<T>(values, unit, block.Units);
            if (norm <= Bound) continue;
            for (int i = unit; i < values.Length; i += block.Units) values[i] = Widening.FromDouble<T>(Widening.ToDouble(values[i]) / norm * Bound);
        }
    }
}
