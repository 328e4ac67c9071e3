using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The negative log-likelihood of a count y under a Poisson distribution of mean eᶻ, without the term of y alone: eᶻ − yz.</summary>
    /// <remarks>Source: PyTorch, <c>poisson_nll_loss</c>.</remarks>
    /// <param name="prediction">The logarithm z of the mean.</param>
    /// <param name="target">The count y.</param>
    [Differentiable]
    public static T PoissonOfLog<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(PoissonOfLogLoss<T>).Value(prediction, target);

    /// <summary><see cref="PoissonOfLog{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is eᶻ − y. The loss is eᶻ − yz. Source: PyTorch, <c>poisson_nll_loss</c>.</remarks>
    /// <param name="prediction">The logarithm z of the mean.</param>
    /// <param name="target">The count y.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T PoissonOfLogGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(PoissonOfLogLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="PoissonOfLog{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = eᶻ − yz. Source: PyTorch, <c>poisson_nll_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T PoissonOfLog<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(PoissonOfLogLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="PoissonOfLog{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = eᶻ − yz. The derivative of ℓ is eᶻ − y; the mean divides it by n. Source: PyTorch, <c>poisson_nll_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T PoissonOfLogGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(PoissonOfLogLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct PoissonOfLogLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => T.Exp(prediction) - Accurate.Weighted(target, prediction);
    }
}
