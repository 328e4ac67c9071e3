namespace AutoDiffGen.Training;

/// <summary>Adamax: Adam with the largest recent gradient in place of the root mean square.</summary>
/// <remarks>
/// m ← β₁m + (1 − β₁)g and u ← max(β₂u, |g| + ε); a step is θ ← θ − η/(1 − β₁ᵗ) · m/u.
/// Source: Kingma and Ba 2015; PyTorch, <c>torch.optim.Adamax</c>. optax has the same.
/// </remarks>
public sealed record Adamax : Optimizer
{
    /// <summary>Adamax with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">The weight β₁ of the past in the mean.</param>
    /// <param name="beta2">The factor β₂ by which the largest gradient shrinks at each step.</param>
    /// <param name="epsilon">ε, which keeps the denominator from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a weight is not below 1.</exception>
    public Adamax(double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : base(learningRate) =>
        (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <summary>Keras' convention: η = 0.001, ε = 10⁻⁷ added to u in the step, decoupled decay.</summary>
    public static Adamax Keras { get; } = new(1e-3, epsilon: 1e-7) { EpsilonInStep = true, DecoupledDecay = true };

    /// <summary>The weight β₁ of the past in the mean of the gradients.</summary>
    public double Beta1 { get; init => field = Option.BelowOne(value); }

    /// <summary>The factor β₂ by which the largest gradient shrinks at each step.</summary>
    public double Beta2 { get; init => field = Option.BelowOne(value); }

    /// <summary>ε, which keeps the denominator from zero.</summary>
    public double Epsilon { get; init => field = Option.NotNegative(value); }

    /// <summary>Whether u ← max(β₂u, |g|) is kept without ε, and the step divides by u + ε.</summary>
    public bool EpsilonInStep { get; init; }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Adamax, AdamaxRule<T>>(this, layout);
}
