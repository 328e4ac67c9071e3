namespace AutoDiffGen.Training;

/// <summary>The step along the group lasso λΣ‖wⱼ‖₂ over the inputs j of a matrix: wⱼ ← wⱼ·max(1 − ηλ/‖wⱼ‖, 0), which removes whole inputs.</summary>
/// <remarks>The weights of one input to all units are a row. The penalty itself is <see cref="Regularizer.GroupLasso"/>, whose weights √n are included here.</remarks>
public sealed record GroupThreshold : ProximalStep
{
    /// <summary>The step along a group lasso.</summary>
    /// <param name="strength">The strength λ.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public GroupThreshold(double strength) => Strength = strength;

    /// <summary>The strength λ.</summary>
    public double Strength { get; init => field = Option.NotNegative(value); }

    private protected override void ApplyTo<T>(Span<T> values, ParameterBlock block, double learningRate)
    {
        double threshold = learningRate * Strength * Math.Sqrt(block.Units);
        for (int start = 0; start < values.Length; start += block.Units)
        {
            Span<T> row = values.Slice(start, block.Units);
            double norm = Norms.Euclidean<T>(row);
            if (norm <= threshold) row.Clear();
            else foreach (ref T value in row) value *= Widening.FromDouble<T>(1 - threshold / norm);
        }
    }
}
