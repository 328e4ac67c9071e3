namespace AutoDiffGen.Training;

/// <summary>Adadelta: steps whose units are those of the parameters.</summary>
/// <remarks>
/// s ← ρs + (1 − ρ)g², Δ = √(d + ε)/√(s + ε) · g, d ← ρd + (1 − ρ)Δ²; a step is θ ← θ − ηΔ. Source: Zeiler 2012; PyTorch, <c>torch.optim.Adadelta</c>. optax has the same.
/// </remarks>
public sealed record Adadelta : Optimizer
{
    /// <summary>Adadelta with these options.</summary>
    /// <param name="learningRate">The factor η on the step.</param>
    /// <param name="rho">The weight ρ of the past in the mean squares.</param>
    /// <param name="epsilon">ε, inside both roots.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or ρ is not below 1.</exception>
    public Adadelta(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6) : base(learningRate) => (Rho, Epsilon) = (rho, epsilon);

    /// <summary>Keras' convention: η = 0.001, ρ = 0.95, ε = 10⁻⁷, decoupled decay.</summary>
    public static Adadelta Keras { get; } = new(1e-3, 0.95, 1e-7) { DecoupledDecay = true };

    /// <summary>The weight ρ of the past in the mean squares.</summary>
    public double Rho { get; init => field = Option.BelowOne(value); }

    /// <summary>ε, from which the first step comes; it must be positive.</summary>
    public double Epsilon { get; init => field = Option.Positive(value); }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Adadelta, AdadeltaRule<T>>(this, layout);
}
