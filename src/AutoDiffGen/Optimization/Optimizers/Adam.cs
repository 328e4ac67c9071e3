namespace AutoDiffGen.Training;

/// <summary>Adam: steps along the mean of the past gradients, in units of their root mean square; also AMSGrad.</summary>
/// <remarks>
/// Moments m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g², corrected for their start at zero: m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ) at step t.
/// A step is θ ← θ − η m̂/(√v̂ + ε). AMSGrad has the largest v so far in place of v.
/// Source: Kingma and Ba 2015; Reddi et al. 2018; PyTorch, <c>torch.optim.Adam</c>.
/// </remarks>
public record Adam : Optimizer
{
    /// <summary>Adam with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">The weight β₁ of the past in the mean.</param>
    /// <param name="beta2">The weight β₂ of the past in the mean square.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a weight is not below 1.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : base(learningRate) =>
        (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <summary>Keras' convention: ε = 10⁻⁷ before the correction, decoupled decay.</summary>
    public static Adam Keras { get; } = new(epsilon: 1e-7) { EpsilonBeforeCorrection = true, DecoupledDecay = true };

    /// <summary>optax's convention: as PyTorch's, but AMSGrad takes the largest of the corrected v̂, and decay is decoupled.</summary>
    public static Adam Optax { get; } = new() { LargestAfterCorrection = true, DecoupledDecay = true };

    /// <summary>The weight β₁ of the past in the mean of the gradients.</summary>
    public double Beta1 { get; init => field = Option.BelowOne(value); }

    /// <summary>The weight β₂ of the past in the mean of their squares.</summary>
    public double Beta2 { get; init => field = Option.BelowOne(value); }

    /// <summary>ε, which keeps the step small where gradients are tiny.</summary>
    public double Epsilon { get; init => field = Option.NotNegative(value); }

    /// <summary>Whether ε is added to √v before the correction: θ ← θ − η√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε). The ε̂ of the paper.</summary>
    public bool EpsilonBeforeCorrection { get; init; }

    /// <summary>Whether this is AMSGrad.</summary>
    public bool AmsGrad { get; init; }

    /// <summary>Whether AMSGrad takes the largest of the corrected v̂ rather than correct the largest v.</summary>
    public bool LargestAfterCorrection { get; init; }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Adam, AdamRule<T>>(this, layout);
}
