using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The state of an optimizer over one vector of parameters, made by the options that users write, such as <see cref="Sgd"/>.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
public interface IOptimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of steps taken.</summary>
    long Steps { get; }

    /// <summary>Moves the parameters one step, with the learning rate of the options.</summary>
    /// <exception cref="ArgumentException">A length is not the one the optimizer was created for.</exception>
    void Step(Span<T> parameters, ReadOnlySpan<T> gradient);

    /// <summary>Moves the parameters one step, with a learning rate for this step.</summary>
    /// <exception cref="ArgumentException">A length is not the one the optimizer was created for.</exception>
    void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate);

    /// <summary>Forgets all steps.</summary>
    void Reset();
}
