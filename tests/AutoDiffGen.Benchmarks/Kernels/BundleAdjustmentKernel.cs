using ADBench.Files;
using ADBench.Objectives;

namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>ADBench's bundle adjustment: the errors of 20 observations, and the Jacobian of each.</summary>
public sealed class BundleAdjustmentKernel() : Kernel("BA, 20 observations", Observations.Length * Numbers)
{
    private const int Numbers = 2 * Observation.Inputs;

    private static readonly (Observation[] Observations, double[] Gold) Random = Observation.WithGold().Where(o => o.Observations.Length > 1).Select(o => (o.Observations, o.Gold)).Single();

    private static Observation[] Observations => Random.Observations;

    /// <inheritdoc/>
    public override double Primal()
    {
        double sum = 0;
        foreach (Observation o in Observations) sum += Sum(BundleAdjustment.ReprojectionError(o.Camera, o.Point, o.Weight, o.Feature));
        return sum;
    }

    /// <inheritdoc/>
    public override double Generated(double[] derivatives)
    {
        double sum = 0;
        Span<double> rest = derivatives;
        foreach (Observation o in Observations)
        {
            sum += Sum(BundleAdjustment.ReprojectionErrorJacobian(o.Camera, o.Point, o.Weight, o.Feature, rest[..Numbers]));
            rest = rest[Numbers..];
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Hand(double[] derivatives)
    {
        double sum = 0;
        Span<double> rest = derivatives;
        foreach (Observation o in Observations)
        {
            sum += Sum(BundleAdjustmentByHand.ReprojectionError(o.Camera, o.Point, o.Weight, o.Feature, rest[..Numbers]));
            rest = rest[Numbers..];
        }

        return sum;
    }

    /// <inheritdoc/>
    protected override void CheckGold(double value, ReadOnlySpan<double> derivatives)
    {
        double[] jacobians = [.. Random.Gold.Chunk(2 + Numbers).SelectMany(numbers => numbers.Skip(2))];
        double sum = Random.Gold.Chunk(2 + Numbers).Sum(numbers => numbers[0] + numbers[1]);
        Gold.RequireClose("sum of errors", [value], [sum]);
        Gold.RequireClose("Jacobians", derivatives, jacobians);
    }

    private static double Sum(Pixel pixel) => pixel.X + pixel.Y;
}
