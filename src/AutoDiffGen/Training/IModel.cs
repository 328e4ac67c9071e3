using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>What is trained: parameters in one contiguous buffer, a loss, and its gradient.</summary>
/// <remarks>The loss of a batch is the mean over its rows, without penalties, which the trainer adds.</remarks>
/// <typeparam name="T">The type of the parameters: <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IModel<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>All parameters, always the same memory.</summary>
    Span<T> Parameters { get; }

    /// <summary>The blocks of the parameters.</summary>
    ParameterLayout Layout { get; }

    /// <summary>Sets every parameter as its initializer says; the same seed gives the same bits on every machine.</summary>
    /// <param name="seed">The seed.</param>
    void Initialize(int seed);

    /// <summary>The mean loss over the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="context">Whether this is training, and what is random in it.</param>
    T Loss(Batch batch, TrainingContext context);

    /// <summary>The mean loss over the rows of a batch, and its gradient.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="context">Whether this is training, and what is random in it.</param>
    /// <param name="gradient">Overwritten with the derivative of the loss with respect to every parameter.</param>
    T LossGradient(Batch batch, TrainingContext context, Span<T> gradient);

    /// <summary>A model that shares these parameters and has a workspace of its own, so that another thread can use it at the same time.</summary>
    IModel<T> Replicate();
}
