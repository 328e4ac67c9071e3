namespace AutoDiffGen.Training;

/// <summary>Adam with decoupled weight decay: θ ← θ − ηλθ beside every step.</summary>
/// <remarks>Source: Loshchilov and Hutter 2019; PyTorch, <c>torch.optim.AdamW</c>. All else is as in <see cref="Adam"/>.</remarks>
public sealed record AdamW : Adam
{
    /// <summary>Adam with decoupled weight decay and these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="weightDecay">The decay λ.</param>
    /// <param name="beta1">The weight β₁ of the past in the mean.</param>
    /// <param name="beta2">The weight β₂ of the past in the mean square.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a weight is not below 1.</exception>
    public AdamW(double learningRate = 1e-3, double weightDecay = 1e-2, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, beta1, beta2, epsilon) => (WeightDecay, DecoupledDecay) = (weightDecay, true);

    /// <summary>Keras' convention: λ = 0.004, ε = 10⁻⁷ before the correction.</summary>
    public static new AdamW Keras { get; } = new(weightDecay: 4e-3, epsilon: 1e-7) { EpsilonBeforeCorrection = true };

    /// <summary>optax's convention: λ = 10⁻⁴, and AMSGrad takes the largest of the corrected v̂.</summary>
    public static new AdamW Optax { get; } = new(weightDecay: 1e-4) { LargestAfterCorrection = true };
}
