namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>A thousand steps of a rod of a hundred cells: how far it ends from a wanted state, by its first state and its conductivity.</summary>
public sealed class HeatEquationKernel : Kernel
{
    private const int Cells = 100;
    private const int Steps = 1000;
    private readonly double[] start;
    private readonly double[] target;
    private readonly double conductivity = 0.7;

    /// <summary>The inputs of the gold values.</summary>
    public HeatEquationKernel() : base("heat equation, 100 cells, 1000 steps", Cells + 1)
    {
        var random = new SplitMix64(5);
        start = random.Next(Cells, 0, 1);
        target = random.Next(Cells, 0, 1);
    }

    /// <inheritdoc/>
    public override double Primal() => HeatEquation.Misfit(start, conductivity, target, Steps);

    /// <inheritdoc/>
    public override double Generated(double[] derivatives) =>
        HeatEquation.MisfitGradient(start, conductivity, target, Steps, derivatives.AsSpan(0, Cells), out derivatives[Cells]);

    /// <inheritdoc/>
    public override double Hand(double[] derivatives) => HeatEquation.Hand(start, conductivity, target, Steps, derivatives.AsSpan(0, Cells), out derivatives[Cells]);

    /// <inheritdoc/>
    protected override void CheckGold(double value, ReadOnlySpan<double> derivatives)
    {
        var gold = Gold.Read("heat.json");
        Gold.RequireClose("inputs", [.. start, conductivity], gold.Numbers("p"));
        Gold.RequireClose("target", target, gold.Numbers("target"));
        Gold.RequireClose("objective", [value], [gold.Number("objective")]);
        Gold.RequireClose("gradient", derivatives, gold.Numbers("gradient"));
    }
}
