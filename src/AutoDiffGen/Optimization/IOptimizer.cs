using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The state of an optimizer over one vector of parameters, made by the options that users write, such as <see cref="Sgd"/>.</summary>
/// <remarks>
/// A step allocates nothing. It uses additions, multiplications, divisions and square roots of single elements only, so that the same gradients
/// give the same bits whatever the width of the machine's vectors. It is not thread-safe: one thread at a time.
/// </remarks>
/// <typeparam name="T">The type of the parameters: <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IOptimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of steps taken.</summary>
    long Steps { get; }

    /// <summary>Moves the parameters one step, with the learning rate of the options.</summary>
    /// <param name="parameters">The parameters, which are moved.</param>
    /// <param name="gradient">The gradient at the parameters, of the same length.</param>
    /// <exception cref="ArgumentException">A length is not the one the optimizer was created for, or the spans overlap.</exception>
    void Step(Span<T> parameters, ReadOnlySpan<T> gradient);

    /// <summary>Moves the parameters one step, with a learning rate for this step, as a <see cref="Schedule"/> gives it.</summary>
    /// <param name="parameters">The parameters, which are moved.</param>
    /// <param name="gradient">The gradient at the parameters, of the same length.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    /// <exception cref="ArgumentException">A length is not the one the optimizer was created for, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate);

    /// <summary>Forgets all steps.</summary>
    void Reset();

    /// <summary>Writes the state, so that <see cref="Load"/> continues with the same bits.</summary>
    /// <param name="destination">The stream; it stays open.</param>
    void Save(Stream destination);

    /// <summary>Takes up a state that <see cref="Save"/> has written. Where it fails, the optimizer is as it was.</summary>
    /// <param name="source">The stream; it stays open, after the last byte of the state.</param>
    /// <exception cref="InvalidDataException">The stream holds no such state, or that of another optimizer, type, or number of parameters.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within the state.</exception>
    void Load(Stream source);
}
