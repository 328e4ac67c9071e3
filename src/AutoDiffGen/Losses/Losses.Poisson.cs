using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The negative log-likelihood of a count y under a Poisson distribution of mean p, without the term of y alone: p − y log p.</summary>
    /// <remarks>log p counts as at least −100, and its derivative as at most 10¹². Source: Keras, <c>Poisson</c>, without its 10⁻⁷.</remarks>
    /// <param name="prediction">The mean p, positive.</param>
    /// <param name="target">The count y.</param>
    [Differentiable]
    public static T Poisson<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(PoissonLoss<T>).Value(prediction, target);

    /// <summary><see cref="Poisson{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is 1 − y/p. The loss is p − y log p. Source: Keras, <c>Poisson</c>, without its 10⁻⁷.</remarks>
    /// <param name="prediction">The mean p, positive.</param>
    /// <param name="target">The count y.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T PoissonGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(PoissonLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="Poisson{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = p − y log p. Source: Keras, <c>Poisson</c>, without its 10⁻⁷.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T Poisson<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(PoissonLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="Poisson{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = p − y log p. The derivative of ℓ is 1 − y/p; the mean divides it by n. Source: Keras, <c>Poisson</c>, without its 10⁻⁷.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T PoissonGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(PoissonLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct PoissonLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => prediction - Accurate.Weighted(target, Probability.Log(prediction));
    }
}
