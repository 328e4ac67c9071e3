namespace AutoDiffGen.Training;

/// <summary>The step along λ₁‖w‖₁ + λ₂‖w‖²: w ← sign(w)·max(|w| − ηλ₁, 0)/(1 + 2ηλ₂), which makes weights exactly zero.</summary>
/// <remarks>
/// After each step of <see cref="Sgd"/> this is proximal gradient descent (ISTA), and leads to the minimum of loss and penalty; after adaptive optimizers it
/// still makes zeros, but weighs the penalty against a gradient in their units.
/// </remarks>
public sealed record SoftThreshold : ProximalStep
{
    /// <summary>The step along an L1 penalty, or that of an elastic net.</summary>
    /// <param name="l1">The strength λ₁.</param>
    /// <param name="l2">The strength λ₂.</param>
    /// <exception cref="ArgumentOutOfRangeException">A strength is negative or not finite.</exception>
    public SoftThreshold(double l1, double l2 = 0) => (L1, L2) = (l1, l2);

    /// <summary>The strength λ₁ of the L1 penalty.</summary>
    public double L1 { get; init => field = Option.NotNegative(value); }

    /// <summary>The strength λ₂ of the L2 penalty.</summary>
    public double L2 { get; init => field = Option.NotNegative(value); }

    private protected override void ApplyTo<T>(Span<T> values, ParameterBlock block, double learningRate)
    {
        T threshold = Widening.FromDouble<T>(learningRate * L1), shrinkage = Widening.FromDouble<T>(1 + 2 * learningRate * L2);
        foreach (ref T value in values)
        {
            // Not by max, which would turn NaN into 0.
            value = T.Abs(value) <= threshold ? T.Zero : (value - T.CopySign(threshold, value)) / shrinkage;
        }
    }
}
