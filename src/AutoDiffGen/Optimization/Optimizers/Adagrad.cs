namespace AutoDiffGen.Training;

/// <summary>Adagrad: steps in units of the root of the sum of all squared gradients.</summary>
/// <remarks>
/// s ← s + g²; a step is θ ← θ − η/(1 + (t − 1)d) · g/(√s + ε) with the decay d of the rate. Source: Duchi et al. 2011; PyTorch, <c>torch.optim.Adagrad</c>.
/// </remarks>
public sealed record Adagrad : Optimizer
{
    /// <summary>Adagrad with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public Adagrad(double learningRate = 1e-2, double epsilon = 1e-10) : base(learningRate) => Epsilon = epsilon;

    /// <summary>Keras' convention: η = 0.001, s starts at 0.1, ε = 10⁻⁷ inside the root √(s + ε), decoupled decay.</summary>
    public static Adagrad Keras { get; } = new(1e-3, 1e-7) { InitialSum = 0.1, EpsilonInsideRoot = true, DecoupledDecay = true };

    /// <summary>optax's convention: as Keras', with the learning rate 1 of its examples.</summary>
    public static Adagrad Optax { get; } = Keras with { LearningRate = 1 };

    /// <summary>ε, which keeps the denominator from zero.</summary>
    public double Epsilon { get; init => field = Option.NotNegative(value); }

    /// <summary>Whether the step divides by √(s + ε) rather than √s + ε.</summary>
    public bool EpsilonInsideRoot { get; init; }

    /// <summary>What s starts at.</summary>
    public double InitialSum { get; init => field = Option.NotNegative(value); }

    /// <summary>The decay d of the learning rate.</summary>
    public double RateDecay { get; init => field = Option.NotNegative(value); }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Adagrad, AdagradRule<T>>(this, layout);
}
