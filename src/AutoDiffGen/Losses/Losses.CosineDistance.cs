using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The cosine distance of two vectors, 1 − p·y/(‖p‖‖y‖), of one row for each sample: 0 for the same direction, 2 for the opposite one.</summary>
    /// <remarks>A vector of zeros has the distance 1 from every other, and the derivative 0; NaN where a number is infinite or NaN. Computed in 64 bits, also where a norm leaves their range. Source: PyTorch, <c>cosine_embedding_loss</c> of pairs that are to be alike.</remarks>
    /// <param name="prediction">The vectors p, as a matrix samples × length.</param>
    /// <param name="target">The vectors y, of the same shape.</param>
    /// <param name="length">The length of a vector.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the rows.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length of a row is not positive.</exception>
    [Differentiable]
    public static T CosineDistance<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int length, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Rowwise.Reduce(default(CosineDistanceLoss<T>), prediction, target, length, reduction);

    /// <summary><see cref="CosineDistance{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Reduction)"/> and its gradient.</summary>
    /// <remarks>Σℓ/n over the n rows, or Σℓ, with ℓ = 1 − p·y/(‖p‖‖y‖). The gradient of ℓ is (c·p/‖p‖ − y/‖y‖)/‖p‖ with c = p·y/(‖p‖‖y‖); the mean divides it by n. Source: PyTorch, <c>cosine_embedding_loss</c> of pairs that are to be alike.</remarks>
    /// <param name="prediction">The vectors p, as a matrix samples × length.</param>
    /// <param name="target">The vectors y, of the same shape.</param>
    /// <param name="length">The length of a vector.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the rows.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length of a row is not positive.</exception>
    public static T CosineDistanceGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int length, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Rowwise.Gradient(default(CosineDistanceLoss<T>), prediction, target, length, reduction, dPrediction);

    private readonly struct CosineDistanceLoss<T> : IRowLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) => ValueGradient(prediction, target, []);

        // A rule of its own: where p and y are 10⁻⁴ from parallel, the formula's derivative, added up in 32 bits, is off by 3·10⁻³ of its norm, this by 4·10⁻⁸.
        public T ValueGradient(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> dPrediction)
        {
            double size = Norms.InUnit(prediction, out double unit), targetSize = Norms.InUnit(target, out double targetUnit);
            if ((size == 0 || targetSize == 0) && double.IsFinite(size + targetSize))
            {
                dPrediction.Clear();
                return T.One;
            }

            double scale = 1 / unit, perSize = 1 / size, targetScale = 1 / targetUnit, perTargetSize = 1 / targetSize, cosine = 0;
            for (int k = 0; k < prediction.Length; k++)
            {
                cosine += Widening.ToDouble(prediction[k]) * scale * perSize * (Widening.ToDouble(target[k]) * targetScale * perTargetSize);
            }

            for (int k = 0; k < dPrediction.Length; k++)
            {
                double across = Widening.ToDouble(target[k]) * targetScale * perTargetSize - cosine * (Widening.ToDouble(prediction[k]) * scale * perSize);
                dPrediction[k] = Widening.FromDouble<T>(-across * perSize * scale);
            }

            return Widening.FromDouble<T>(Math.Max(1 - cosine, 0));
        }
    }
}
