namespace AutoDiffGen.Training;

/// <summary>Lion: steps of equal length in every parameter, along the sign of a mean of the gradients.</summary>
/// <remarks>
/// u = sign(β₁m + (1 − β₁)g) with sign(0) = 0; a step is θ ← θ − η(u + λθ); then m ← β₂m + (1 − β₂)g. Source: Chen et al. 2023; optax, <c>optax.lion</c>.
/// </remarks>
public sealed record Lion : Optimizer
{
    /// <summary>Lion with these options, which are those of optax.</summary>
    /// <param name="learningRate">The learning rate η: about a tenth of what suits <see cref="AdamW"/>.</param>
    /// <param name="weightDecay">The decay λ.</param>
    /// <param name="beta1">The weight β₁ of the past in the direction.</param>
    /// <param name="beta2">The weight β₂ of the past in the mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a weight is not below 1.</exception>
    public Lion(double learningRate = 1e-4, double weightDecay = 1e-3, double beta1 = 0.9, double beta2 = 0.99) : base(learningRate) =>
        (WeightDecay, DecoupledDecay, Beta1, Beta2) = (weightDecay, true, beta1, beta2);

    /// <summary>Keras' convention: η = 0.001, no decay.</summary>
    public static Lion Keras { get; } = new(1e-3, weightDecay: 0);

    /// <summary>The weight β₁ of the past in the direction.</summary>
    public double Beta1 { get; init => field = Option.BelowOne(value); }

    /// <summary>The weight β₂ of the past in the mean.</summary>
    public double Beta2 { get; init => field = Option.BelowOne(value); }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Lion, LionRule<T>>(this, layout);
}
