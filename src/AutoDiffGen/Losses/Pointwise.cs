using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The mean or the sum of the losses of single predictions. They are added up in 64 bits whatever their type: of a million in 32 bits, the sum would be off by a percent.</summary>
internal static class Pointwise
{
    public static T Reduce<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Reduction reduction)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        return Widening.FromDouble<T>(Sum(loss, prediction, target) * LossShapes.Weight(reduction, prediction.Length));
    }

    public static T Gradient<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        LossShapes.RequireTarget(prediction, target);
        LossShapes.RequireGradient(prediction, target, dPrediction);
        double weight = LossShapes.Weight(reduction, prediction.Length);
        return Widening.FromDouble<T>(Sum(loss, prediction, target, weight, dPrediction) * weight);
    }

    /// <summary>The sum of the losses.</summary>
    public static double Sum<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++) sum += Widening.ToDouble(loss.Value(prediction[i], target[i]));
        return sum;
    }

    /// <summary>The sum of the losses; the derivatives are overwritten with those of so many times the sum.</summary>
    public static double Sum<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, double weight, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        double sum = 0;
        T factor = Widening.FromDouble<T>(weight);
        for (int i = 0; i < prediction.Length; i++)
        {
            sum += Widening.ToDouble(loss.ValueGradient(prediction[i], target[i], out T slope));
            dPrediction[i] = slope * factor;
        }

        return sum;
    }
}
