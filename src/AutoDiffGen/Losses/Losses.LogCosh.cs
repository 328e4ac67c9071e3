using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>A smooth absolute error: log cosh(p − y).</summary>
    /// <remarks>As |e| + log(1 + e^(−2|e|)) − log 2, which never overflows; near 0, where that cancels, by sinh². Source: Keras, <c>LogCosh</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    [Differentiable]
    public static T LogCosh<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(LogCoshLoss<T>).Value(prediction, target);

    /// <summary><see cref="LogCosh{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is tanh(p − y). The loss is log cosh(p − y). Source: Keras, <c>LogCosh</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T LogCoshGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(LogCoshLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="LogCosh{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = log cosh(p − y). Source: Keras, <c>LogCosh</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T LogCosh<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(LogCoshLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="LogCosh{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = log cosh(p − y). The derivative of ℓ is tanh(p − y); the mean divides it by n. Source: Keras, <c>LogCosh</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T LogCoshGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(LogCoshLoss<T>), prediction, target, reduction, dPrediction);

    private readonly struct LogCoshLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(T prediction, T target)
        {
            T size = T.Abs(prediction - target);
            if (!(size < T.One)) return size + Accurate.LogOnePlus(T.Exp(-size - size)) - Widening.FromDouble<T>(0.69314718055994530942);

            // log cosh e = ½ log(1 + sinh² e), and sinh e = ½(g + g/(1 + g)) with g = exp(e) − 1.
            T half = Widening.FromDouble<T>(0.5), growth = Accurate.ExpMinusOne(size);
            T sinh = half * (growth + growth / (T.One + growth));
            return half * Accurate.LogOnePlus(sinh * sinh);
        }

        // A rule of its own: right to the last bit, where that of the formula is off by up to 6 units of the last place.
        public T ValueGradient(T prediction, T target, out T dPrediction)
        {
            dPrediction = T.Tanh(prediction - target);
            return Value(prediction, target);
        }
    }
}
