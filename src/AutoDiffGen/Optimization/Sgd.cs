using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Gradient descent, plain, with momentum, or with Nesterov's momentum.</summary>
/// <remarks>
/// Parameters θ, gradient g, learning rate η, momentum μ, velocity b, at first zero. A step is b ← μb + g and θ ← θ − ηb,
/// with Nesterov's momentum θ ← θ − η(g + μb). The velocity holds no learning rate, so a change of η acts at once.
/// This is PyTorch's convention, without dampening.
/// </remarks>
public sealed record Sgd
{
    /// <summary>Gradient descent with these options.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="momentum">The momentum μ; 0 for plain gradient descent.</param>
    /// <param name="nesterov">Whether to look ahead along the velocity, as Nesterov did.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate or the momentum is negative or not finite.</exception>
    public Sgd(double learningRate = 1e-3, double momentum = 0, bool nesterov = false)
    {
        LearningRate = RequireFinite(learningRate, nameof(learningRate));
        Momentum = RequireFinite(momentum, nameof(momentum));
        Nesterov = nesterov;
    }

    /// <summary>The learning rate η.</summary>
    public double LearningRate { get; }

    /// <summary>The momentum μ.</summary>
    public double Momentum { get; }

    /// <summary>Whether the momentum is Nesterov's.</summary>
    public bool Nesterov { get; }

    /// <summary>Makes the state for a number of parameters.</summary>
    /// <typeparam name="T">The type of the parameters.</typeparam>
    public IOptimizer<T> Create<T>(int count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new SgdState<T>(this, count);
    }

    private static double RequireFinite(double value, string name) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "It must be finite and not negative.");
}
