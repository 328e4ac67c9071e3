namespace AutoDiffGen.Training;

/// <summary>RMSprop: steps in units of the root mean square of recent gradients; plain, centred, with momentum.</summary>
/// <remarks>
/// v ← αv + (1 − α)g²; centred, the square of a mean ḡ ← αḡ + (1 − α)g comes off: v − ḡ². A step is θ ← θ − ηg/(√v + ε),
/// with momentum b ← μb + g/(√v + ε) and θ ← θ − ηb. Source: Hinton 2012; PyTorch, <c>torch.optim.RMSprop</c>.
/// </remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>RMSprop with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="alpha">The weight α of the past in the mean square.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or α is not below 1.</exception>
    public RmsProp(double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8) : base(learningRate) => (Alpha, Epsilon) = (alpha, epsilon);

    /// <summary>Keras' convention: η = 0.001, α = 0.9, ε = 10⁻⁷ inside the root √(v + ε), a velocity that holds the rate, decoupled decay.</summary>
    public static RmsProp Keras { get; } =
        new(1e-3, 0.9, 1e-7) { EpsilonInsideRoot = true, VelocityHoldsRate = true, DecoupledDecay = true };

    /// <summary>optax's convention: α = 0.9, ε = 10⁻⁸ inside the root √(v + ε), decoupled decay, with PyTorch's learning rate.</summary>
    public static RmsProp Optax { get; } = new(1e-2, 0.9) { EpsilonInsideRoot = true, DecoupledDecay = true };

    /// <summary>The weight α of the past in the means.</summary>
    public double Alpha { get; init => field = Option.BelowOne(value); }

    /// <summary>ε, which keeps the denominator from zero.</summary>
    public double Epsilon { get; init => field = Option.NotNegative(value); }

    /// <summary>Whether the step divides by √(v + ε) rather than √v + ε.</summary>
    public bool EpsilonInsideRoot { get; init; }

    /// <summary>Whether the variance of the gradients, rather than their mean square, is the unit.</summary>
    public bool Centred { get; init; }

    /// <summary>The momentum μ, from 0 to below 1.</summary>
    public double Momentum { get; init => field = Option.BelowOne(value); }

    /// <summary>Whether the velocity is b ← μb + ηg/(√v + ε) and θ ← θ − b; then a change of η acts slowly.</summary>
    public bool VelocityHoldsRate { get; init; }

    /// <summary>What v starts at; 1 in the first version of TensorFlow.</summary>
    public double InitialSquare { get; init => field = Option.NotNegative(value); }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, RmsProp, RmsPropRule<T>>(this, layout);
}
