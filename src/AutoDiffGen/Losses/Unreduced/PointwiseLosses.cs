using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The losses of single predictions one by one, without a reduction.</summary>
internal static class PointwiseLosses
{
    public static void Map<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        Require(prediction, target, losses);
        for (int i = 0; i < prediction.Length; i++) losses[i] = loss.Value(prediction[i], target[i]);
    }

    public static void Vjp<T, TLoss>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        Require(prediction, target, losses);
        LossShapes.RequireDerivatives(prediction, target, losses, dPrediction, dLosses);
        for (int i = 0; i < prediction.Length; i++)
        {
            losses[i] = loss.ValueGradient(prediction[i], target[i], out T slope);
            dPrediction[i] += Accurate.Product(dLosses[i], slope);
        }

        dLosses.Clear();
    }

    public static void Jvp<T, TLoss>(
        TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointwiseLoss<T>
    {
        Require(prediction, target, losses);
        LossShapes.RequireDerivatives(prediction, target, losses, dPrediction, dLosses);
        for (int i = 0; i < prediction.Length; i++)
        {
            losses[i] = loss.ValueGradient(prediction[i], target[i], out T slope);
            dLosses[i] = Accurate.Product(dPrediction[i], slope);
        }
    }

    private static void Require<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> losses)
    {
        LossShapes.RequireTarget(prediction, target);
        LossShapes.RequireLosses(prediction, target, losses, prediction.Length);
    }
}
