namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>The chained Rosenbrock function of 1000 variables.</summary>
public sealed class RosenbrockKernel() : Kernel("Rosenbrock, N = 1000", Count)
{
    private const int Count = 1000;
    private readonly double[] x = new SplitMix64(1).Next(Count, -2, 4);

    /// <inheritdoc/>
    public override double Primal() => Rosenbrock.Value(x);

    /// <inheritdoc/>
    public override double Generated(double[] derivatives) => Rosenbrock.ValueGradient(x, derivatives);

    /// <inheritdoc/>
    public override double Hand(double[] derivatives) => Rosenbrock.Hand(x, derivatives);

    /// <inheritdoc/>
    protected override void CheckGold(double value, ReadOnlySpan<double> derivatives)
    {
        var gold = Gold.Read("rosenbrock.json");
        Gold.RequireClose("x", x, gold.Numbers("x"));
        Gold.RequireClose("objective", [value], [gold.Number("objective")]);
        Gold.RequireClose("gradient", derivatives, gold.Numbers("gradient"));
    }
}
