using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The loss whose minimum is a quantile: τe where e = y − p is positive, else (τ − 1)e.</summary>
    /// <remarks>Also called the pinball loss. Source: Koenker and Bassett 1978.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="quantile">The quantile τ, from 0 to 1; with ½ it is half the absolute error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not between 0 and 1.</exception>
    [Differentiable]
    public static T Quantile<T>(T prediction, [Constant] T target, [Constant] double quantile = 0.5) where T : unmanaged, IFloatingPointIeee754<T> =>
        new QuantileLoss<T>(quantile).Value(prediction, target);

    /// <summary><see cref="Quantile{T}(T, T, double)"/> and its derivative.</summary>
    /// <remarks>The derivative is −τ where p is below y, 1 − τ above; 0 at y. The loss is τe where e = y − p is positive, else (τ − 1)e. Source: Koenker and Bassett 1978.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="quantile">The quantile τ, from 0 to 1; with ½ it is half the absolute error.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not between 0 and 1.</exception>
    public static T QuantileGradient<T>(T prediction, [Constant] T target, [Constant] double quantile, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => new QuantileLoss<T>(quantile).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="Quantile{T}(T, T, double)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = τe where e = y − p is positive, else (τ − 1)e. Source: Koenker and Bassett 1978.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="quantile">The quantile τ, from 0 to 1; with ½ it is half the absolute error.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not between 0 and 1.</exception>
    [Differentiable]
    public static T Quantile<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double quantile = 0.5, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(new QuantileLoss<T>(quantile), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="Quantile{T}(T, T, double)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = τe where e = y − p is positive, else (τ − 1)e. The derivative of ℓ is −τ where p is below y, 1 − τ above; 0 at y; the mean divides it by n. Source: Koenker and Bassett 1978.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="quantile">The quantile τ, from 0 to 1; with ½ it is half the absolute error.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not between 0 and 1.</exception>
    public static T QuantileGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double quantile, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(new QuantileLoss<T>(quantile), prediction, target, reduction, dPrediction);

    private readonly partial struct QuantileLoss<T>(double quantile) : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T below = Widening.FromDouble<T>(Option.Fraction(quantile, nameof(quantile)));

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target)
        {
            T error = target - prediction;
            T weight = error > T.Zero ? below : below - T.One;
            if (T.IsZero(error) || T.IsZero(weight) && !T.IsNaN(error)) return T.Zero;
            return weight * error;
        }
    }
}
