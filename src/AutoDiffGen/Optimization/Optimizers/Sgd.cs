namespace AutoDiffGen.Training;

/// <summary>Gradient descent: plain, with momentum, or with Nesterov's momentum.</summary>
/// <remarks>
/// Parameters θ, gradient g, learning rate η, momentum μ, dampening τ. The velocity b is g at the first step, then b ← μb + (1 − τ)g.
/// A step is θ ← θ − ηb, with Nesterov's momentum θ ← θ − η(g + μb). The velocity holds no learning rate, so a change of η acts at once.
/// Source: PyTorch, <c>torch.optim.SGD</c>; Sutskever et al. 2013.
/// </remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>Gradient descent with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="momentum">The momentum μ; 0 for plain gradient descent.</param>
    /// <param name="nesterov">Whether to look ahead along the velocity, as Nesterov did.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite, or the momentum is not in [0, 1).</exception>
    public Sgd(double learningRate = 1e-3, double momentum = 0, bool nesterov = false) : base(learningRate) =>
        (Momentum, Nesterov) = (momentum, nesterov);

    /// <summary>Keras' convention: η = 0.01, a velocity b ← μb − ηg that holds the learning rate, decoupled decay.</summary>
    public static Sgd Keras { get; } = new(1e-2) { VelocityHoldsRate = true, DecoupledDecay = true };

    /// <summary>The momentum μ, from 0 to below 1.</summary>
    public double Momentum { get; init => field = Option.BelowOne(value); }

    /// <summary>The dampening τ: the part of each gradient, after the first, that does not enter the velocity. PyTorch's convention only.</summary>
    public double Dampening { get; init => field = Option.Fraction(value); }

    /// <summary>Whether the momentum is Nesterov's.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Whether the velocity is b ← μb − ηg and θ ← θ + b, with Nesterov's momentum θ ← θ + μb − ηg; then a change of η acts slowly.</summary>
    public bool VelocityHoldsRate { get; init; }

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Sgd, SgdRule<T>>(this, layout);
}
