using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>What every optimizer can be told. Optimizers are immutable options; the state lives in what <see cref="Create{T}(int)"/> returns.</summary>
/// <remarks>Formulas and defaults are PyTorch's current ones. Where Keras or optax differ, a preset of that name has theirs.</remarks>
public abstract record Optimizer
{
    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate η, where a step is not given one of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double LearningRate { get; init => field = Option.NotNegative(value); }

    /// <summary>The strength λ of the decay of those parameters whose <see cref="ParameterBlock.Decay"/> is set; by default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double WeightDecay { get; init => field = Option.NotNegative(value); }

    /// <summary>Where the decay acts.</summary>
    /// <remarks>
    /// Decoupled, θ ← θ − ηλθ stands beside the step (Loshchilov and Hutter 2019); otherwise g ← g + λθ goes into the step, which is the gradient of ½λ‖θ‖².
    /// </remarks>
    public bool DecoupledDecay { get; init; }

    /// <summary>Makes the state for a number of parameters, all of them trained and all of them decaying.</summary>
    /// <typeparam name="T">The type of the parameters: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="count">The number of parameters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="NotSupportedException">The type is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public IOptimizer<T> Create<T>(int count) where T : unmanaged, IFloatingPointIeee754<T> => Create<T>(ParameterLayout.Flat(count));

    /// <summary>Makes the state for the parameters of a model: blocks that are not trainable stay as they are, those without decay, such as biases, do not decay.</summary>
    /// <typeparam name="T">The type of the parameters: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="layout">The blocks of the parameters.</param>
    /// <exception cref="NotSupportedException">The type is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public abstract IOptimizer<T> Create<T>(ParameterLayout layout) where T : unmanaged, IFloatingPointIeee754<T>;
}
