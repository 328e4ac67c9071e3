using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Every block is moved to the nearest vector that is nowhere negative and has a given sum, such as a vector of probabilities.</summary>
/// <remarks>w ← max(w − τ, 0), with τ such that the sum is right. Source: Michelot 1986.</remarks>
public sealed record Simplex : ProximalStep
{
    /// <summary>Vectors of a sum that are nowhere negative.</summary>
    /// <param name="sum">The sum.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sum is not positive and finite.</exception>
    public Simplex(double sum = 1) => Sum = sum;

    /// <summary>The sum.</summary>
    public double Sum { get; init => field = Option.Positive(value); }

    private protected override void ApplyTo<T>(Span<T> values, ParameterBlock block, double learningRate)
    {
        if (values.IsEmpty) return;
        double largest = double.NegativeInfinity;
        foreach (T value in values) largest = Math.Max(largest, Widening.ToDouble(value));
        double threshold = Threshold<T>(values, largest);
        foreach (ref T value in values)
        {
            double moved = Widening.ToDouble(value) - largest - threshold;
            value = Widening.FromDouble<T>(moved <= 0 ? 0 : moved);
        }
    }

    /// <summary>τ, less the largest element: what the elements that stay positive have to give up. Each round drops those that would not, until none does.</summary>
    /// <remarks>The largest gives up the sum at most. So elements that much smaller drop out at once, and sums of huge numbers do not round it away.</remarks>
    private double Threshold<T>(ReadOnlySpan<T> values, double largest) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double threshold = -Sum;
        int kept = int.MaxValue;
        while (true)
        {
            double sum = 0;
            int count = 0;
            foreach (T element in values)
            {
                double value = Widening.ToDouble(element) - largest;
                if (value <= threshold) continue;
                sum += value;
                count++;
            }

            // More than before are kept only where one is at the threshold to within rounding.
            if (count == 0 || count >= kept) return threshold;
            (threshold, kept) = ((sum - Sum) / count, count);
        }
    }
}
