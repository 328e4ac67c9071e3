using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>Quadratic near the target, linear far from it: ½e² where |e| ≤ δ, else δ(|e| − ½δ), with e = p − y.</summary>
    /// <remarks>Divided by δ it is the smooth L1 loss. Source: Huber 1964.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="delta">The error δ from which it is linear.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is not finite and positive.</exception>
    [Differentiable]
    public static T Huber<T>(T prediction, [Constant] T target, [Constant] double delta = 1) where T : unmanaged, IFloatingPointIeee754<T> =>
        new HuberLoss<T>(delta).Value(prediction, target);

    /// <summary><see cref="Huber{T}(T, T, double)"/> and its derivative.</summary>
    /// <remarks>The derivative is e, brought into ±δ. The loss is ½e² where |e| ≤ δ, else δ(|e| − ½δ), e = p − y. Source: Huber 1964.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="delta">The error δ from which it is linear.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is not finite and positive.</exception>
    public static T HuberGradient<T>(T prediction, [Constant] T target, [Constant] double delta, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => new HuberLoss<T>(delta).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="Huber{T}(T, T, double)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = ½e² where |e| ≤ δ, else δ(|e| − ½δ), e = p − y. Source: Huber 1964.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="delta">The error δ from which it is linear.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is not finite and positive.</exception>
    [Differentiable]
    public static T Huber<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double delta = 1, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(new HuberLoss<T>(delta), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="Huber{T}(T, T, double)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = ½e² where |e| ≤ δ, else δ(|e| − ½δ), e = p − y. The derivative of ℓ is e, brought into ±δ; the mean divides it by n. Source: Huber 1964.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="delta">The error δ from which it is linear.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is not finite and positive.</exception>
    public static T HuberGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double delta, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(new HuberLoss<T>(delta), prediction, target, reduction, dPrediction);

    private readonly partial struct HuberLoss<T>(double delta) : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static T Half => Widening.FromDouble<T>(0.5);

        private readonly T reach = Widening.FromDouble<T>(Option.Positive(delta, nameof(delta)));

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target)
        {
            T error = prediction - target;
            return T.Abs(error) <= reach ? Half * error * error : reach * (Accurate.Sign(error) * error - Half * reach);
        }
    }
}
