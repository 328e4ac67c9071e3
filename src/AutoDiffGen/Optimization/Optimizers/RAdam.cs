namespace AutoDiffGen.Training;

/// <summary>RAdam: Adam that takes plain steps with momentum until it has seen enough gradients to trust their mean square.</summary>
/// <remarks>
/// Moments m, v and m̂ as in <see cref="Adam"/>; ρ∞ = 2/(1 − β₂) − 1 and ρₜ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ). While ρₜ ≤ 5, θ ← θ − ηm̂; then
/// θ ← θ − ηm̂ r√(1 − β₂ᵗ)/(√v + ε) with r² = (ρₜ − 4)(ρₜ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρₜ). Source: Liu et al. 2020; PyTorch, <c>torch.optim.RAdam</c>.
/// </remarks>
public sealed record RAdam : Optimizer
{
    /// <summary>RAdam with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">The weight β₁ of the past in the mean.</param>
    /// <param name="beta2">The weight β₂ of the past in the mean square.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a weight is not below 1.</exception>
    public RAdam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : base(learningRate) =>
        (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <summary>optax' convention: ε is added to the corrected root √v̂, decoupled decay.</summary>
    public static RAdam Optax { get; } = new() { EpsilonAfterCorrection = true, DecoupledDecay = true };

    /// <summary>The weight β₁ of the past in the mean of the gradients.</summary>
    public double Beta1 { get; init => field = Option.BelowOne(value); }

    /// <summary>The weight β₂ of the past in the mean of their squares.</summary>
    public double Beta2 { get; init => field = Option.BelowOne(value); }

    /// <summary>ε, which keeps the step small where gradients are tiny.</summary>
    public double Epsilon { get; init => field = Option.NotNegative(value); }

    /// <summary>Whether ε is added to √v̂ = √(v/(1 − β₂ᵗ)), which makes it count for less in the first steps, instead of √v.</summary>
    public bool EpsilonAfterCorrection { get; init; }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, RAdam, RAdamRule<T>>(this, layout);
}
