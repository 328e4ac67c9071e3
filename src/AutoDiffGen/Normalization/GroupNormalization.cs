using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The normalisation of groups within a sample: about their mean, or about zero.</summary>
internal static class GroupNormalization
{
    public static void Apply<T>(ReadOnlySpan<T> x, GroupShape shape, bool centred, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, double epsilon, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int sample = 0; sample < shape.Samples; sample++)
        {
            for (int group = 0; group < shape.Groups; group++)
            {
                Moments moments = Moments.Of(x, shape, sample, group, centred, epsilon);
                Write(x, shape, sample, group, moments, scale, shift, y);
            }
        }
    }

    /// <summary>dx = (a − Σa/n − x̂·Σ(a·x̂)/n)/√(σ² + ε), where a = γ·dy and n is the size of the group; without Σa/n where the mean is not taken off.</summary>
    public static void Vjp<T>(
        ReadOnlySpan<T> x,
        GroupShape shape,
        bool centred,
        ReadOnlySpan<T> scale,
        ReadOnlySpan<T> shift,
        double epsilon,
        Span<T> y,
        Span<T> dX,
        Span<T> dScale,
        Span<T> dShift,
        Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int sample = 0; sample < shape.Samples; sample++)
        {
            for (int group = 0; group < shape.Groups; group++)
            {
                Moments moments = Moments.Of(x, shape, sample, group, centred, epsilon);
                (double sum, double along) = Sum(x, shape, sample, group, moments, scale, dScale, dShift, dY);
                CarryBack(x, shape, sample, group, moments, scale, (centred ? sum : 0) / shape.Count, along / shape.Count, dX, dY);
                Write(x, shape, sample, group, moments, scale, shift, y);
            }
        }

        dY.Clear();
    }

    private static void Write<T>(ReadOnlySpan<T> x, GroupShape shape, int sample, int group, Moments moments, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int channel = group * shape.Width;
        for (int place = 0; place < shape.Places; place++)
        {
            int start = shape.Start(sample, group, place);
            for (int c = 0; c < shape.Width; c++)
            {
                double offset = shift.IsEmpty ? 0 : Widening.ToDouble(shift[channel + c]);
                y[start + c] = Widening.FromDouble<T>(moments.Normal(x[start + c]) * Widening.ToDouble(scale[channel + c]) + offset);
            }
        }
    }

    private static (double Sum, double Along) Sum<T>(
        ReadOnlySpan<T> x, GroupShape shape, int sample, int group, Moments moments, ReadOnlySpan<T> scale, Span<T> dScale, Span<T> dShift, ReadOnlySpan<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0, along = 0;
        int channel = group * shape.Width;
        for (int place = 0; place < shape.Places; place++)
        {
            int start = shape.Start(sample, group, place);
            for (int c = 0; c < shape.Width; c++)
            {
                double slope = Widening.ToDouble(dY[start + c]), normal = moments.Normal(x[start + c]), a = slope * Widening.ToDouble(scale[channel + c]);
                sum += a;
                along += a * normal;
                dScale[channel + c] += Widening.FromDouble<T>(slope * normal);
                if (!dShift.IsEmpty) dShift[channel + c] += dY[start + c];
            }
        }

        return (sum, along);
    }

    private static void CarryBack<T>(
        ReadOnlySpan<T> x, GroupShape shape, int sample, int group, Moments moments, ReadOnlySpan<T> scale, double mean, double along, Span<T> dX, ReadOnlySpan<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int channel = group * shape.Width;
        for (int place = 0; place < shape.Places; place++)
        {
            int start = shape.Start(sample, group, place);
            for (int c = 0; c < shape.Width; c++)
            {
                double a = Widening.ToDouble(dY[start + c]) * Widening.ToDouble(scale[channel + c]);
                dX[start + c] += Widening.FromDouble<T>(moments.Inverse * (a - mean - moments.Normal(x[start + c]) * along));
            }
        }
    }
}
