namespace AutoDiffGen.Training;

/// <summary>Rprop: every parameter has a step size of its own, which grows while the sign of its gradient stays and shrinks when it changes.</summary>
/// <remarks>
/// The step size δ starts at η. Where the gradient has the sign it had before, δ ← min(η⁺δ, δmax); where the sign changed, δ ← max(η⁻δ, δmin) and
/// the gradient counts as zero, now and at the next comparison. A step is θ ← θ − δ sign(g). For whole batches only: the noise of mini-batches changes signs at random.
/// A learning rate that a schedule gives counts at the first step only. Source: Riedmiller and Braun 1993 (iRprop⁻: Igel and Hüsken 2000); PyTorch, <c>torch.optim.Rprop</c>. optax has the same, Keras none.
/// </remarks>
public sealed record Rprop : Optimizer
{
    /// <summary>Rprop with these options.</summary>
    /// <param name="learningRate">The size η of the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public Rprop(double learningRate = 1e-2) : base(learningRate)
    {
    }

    /// <summary>The factor η⁻ on a step size when the sign changes, between 0 and 1.</summary>
    public double Shrink { get; init => field = Option.Fraction(value); } = 0.5;

    /// <summary>The factor η⁺ on a step size while the sign stays, at least 1.</summary>
    public double Grow { get; init => field = Option.AtLeastOne(value); } = 1.2;

    /// <summary>The smallest step size δmin.</summary>
    public double SmallestStep { get; init => field = Option.Positive(value); } = 1e-6;

    /// <summary>The largest step size δmax.</summary>
    public double LargestStep { get; init => field = Option.Positive(value); } = 50;

    /// <inheritdoc/>
    public override IOptimizer<T> Create<T>(ParameterLayout layout) => new OptimizerState<T, Rprop, RpropRule<T>>(this, layout);
}
