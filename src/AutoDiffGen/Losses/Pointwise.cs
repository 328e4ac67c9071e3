using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The mean or the sum of the losses of single predictions.</summary>
internal static class Pointwise
{
    public static T Reduce<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Reduction reduction)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        T sum = T.Zero;
        for (int i = 0; i < prediction.Length; i++) sum += loss.Value(prediction[i], target[i]);
        return sum * LossShapes.Weight<T>(reduction, prediction.Length);
    }

    public static T Gradient<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        LossShapes.RequireGradient(prediction, target, dPrediction);
        T sum = T.Zero, weight = LossShapes.Weight<T>(reduction, prediction.Length);
        for (int i = 0; i < prediction.Length; i++)
        {
            sum += loss.ValueGradient(prediction[i], target[i], out T slope);
            dPrediction[i] = slope * weight;
        }

        return sum * weight;
    }
}
