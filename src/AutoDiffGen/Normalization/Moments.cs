using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The mean of a group, or 0, and 1/√(σ² + ε) about it.</summary>
internal readonly record struct Moments(double Mean, double Inverse)
{
    public static Moments Of<T>(ReadOnlySpan<T> x, GroupShape shape, int sample, int group, bool centred, double epsilon) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double mean = 0, squares = 0, drift = 0;
        for (int place = 0; centred && place < shape.Places; place++)
        {
            foreach (T value in x.Slice(shape.Start(sample, group, place), shape.Width)) mean += Widening.ToDouble(value);
        }

        mean /= shape.Count;
        for (int place = 0; place < shape.Places; place++)
        {
            foreach (T value in x.Slice(shape.Start(sample, group, place), shape.Width))
            {
                double difference = Widening.ToDouble(value) - mean;
                drift += difference;
                squares += difference * difference;
            }
        }

        // What the rounding of the mean adds to the squares comes off again.
        double variance = (centred ? squares - drift * drift / shape.Count : squares) / shape.Count;
        return new(mean, 1 / Math.Sqrt(Math.Max(0, variance) + epsilon));
    }

    public double Normal<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => (Widening.ToDouble(x) - Mean) * Inverse;
}
