namespace AutoDiffGen.Training;

/// <summary>Nadam: Adam with Nesterov's momentum.</summary>
/// <remarks>
/// Moments m, v and v̂ as in <see cref="Adam"/>. The momentum grows, μₜ = β₁(1 − ½·0.96^(tψ)), with the product Pₜ = μ₁μ₂…μₜ. A step is
/// θ ← θ − η[μₜ₊₁m/(1 − Pₜμₜ₊₁) + (1 − μₜ)g/(1 − Pₜ)]/(√v̂ + ε). Source: Dozat 2016; PyTorch, <c>torch.optim.NAdam</c>.
/// </remarks>
public sealed record Nadam : Optimizer
{
    /// <summary>Nadam with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">The weight β₁ of the past in the mean.</param>
    /// <param name="beta2">The weight β₂ of the past in the mean square.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a weight is not below 1.</exception>
    public Nadam(double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : base(learningRate) =>
        (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <summary>Keras' convention: η = 0.001, ψ = 1, ε = 10⁻⁷, decoupled decay.</summary>
    public static Nadam Keras { get; } = new(1e-3, epsilon: 1e-7) { MomentumDecay = 1, DecoupledDecay = true };

    /// <summary>optax's convention: η = 0.001 and a momentum that is β₁ throughout, decoupled decay.</summary>
    public static Nadam Optax { get; } = new(1e-3) { MomentumDecay = null, DecoupledDecay = true };

    /// <summary>The weight β₁ of the past in the mean of the gradients.</summary>
    public double Beta1 { get; init => field = Option.BelowOne(value); }

    /// <summary>The weight β₂ of the past in the mean of their squares.</summary>
    public double Beta2 { get; init => field = Option.BelowOne(value); }

    /// <summary>ε, which keeps the step small where gradients are tiny.</summary>
    public double Epsilon { get; init => field = Option.NotNegative(value); }

    /// <summary>ψ, the speed at which the momentum grows from β₁/2 to β₁; null for β₁ throughout.</summary>
    public double? MomentumDecay { get; init => field = value is { } decay ? Option.NotNegative(decay) : null; } = 4e-3;

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Nadam, NadamRule<T>>(this, layout);

    /// <summary>μₜ.</summary>
    internal double MomentumAt(long step) => MomentumDecay is { } decay ? Beta1 * (1 - 0.5 * Math.Pow(0.96, step * decay)) : Beta1;
}
