namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>The prices of 1000 options and their sensitivities to spot, strike, rate, volatility and time, one option after the other.</summary>
public sealed class BlackScholesKernel : Kernel
{
    private const int Inputs = 5;
    private const int Options = 1000;
    private readonly double[] inputs = new double[Inputs * Options];

    /// <summary>The inputs of the gold values.</summary>
    public BlackScholesKernel() : base("Black–Scholes, 1000 options", Inputs * Options)
    {
        var random = new SplitMix64(4);
        for (int i = 0; i < inputs.Length; i += Inputs)
        {
            inputs[i] = 50 + 100 * random.Next();
            inputs[i + 1] = 50 + 100 * random.Next();
            inputs[i + 2] = 0.1 * random.Next();
            inputs[i + 3] = 0.1 + 0.5 * random.Next();
            inputs[i + 4] = 0.1 + 1.9 * random.Next();
        }
    }

    /// <inheritdoc/>
    public override double Primal()
    {
        double sum = 0;
        for (int i = 0; i + 4 < inputs.Length; i += Inputs)
        {
            sum += BlackScholes.Price(inputs[i], inputs[i + 1], inputs[i + 2], inputs[i + 3], inputs[i + 4]);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Generated(double[] derivatives)
    {
        double sum = 0;
        for (int i = 0; i + 4 < inputs.Length; i += Inputs)
        {
            sum += BlackScholes.PriceGradient(
                inputs[i], inputs[i + 1], inputs[i + 2], inputs[i + 3], inputs[i + 4],
                out derivatives[i], out derivatives[i + 1], out derivatives[i + 2], out derivatives[i + 3], out derivatives[i + 4]);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Hand(double[] derivatives)
    {
        double sum = 0;
        for (int i = 0; i + 4 < inputs.Length; i += Inputs)
        {
            sum += BlackScholes.Hand(
                inputs[i], inputs[i + 1], inputs[i + 2], inputs[i + 3], inputs[i + 4],
                out derivatives[i], out derivatives[i + 1], out derivatives[i + 2], out derivatives[i + 3], out derivatives[i + 4]);
        }

        return sum;
    }

    /// <inheritdoc/>
    protected override void CheckGold(double value, ReadOnlySpan<double> derivatives)
    {
        var gold = Gold.Read("blackscholes_poly.json");
        double[] prices = gold.Numbers("price");
        int listed = prices.Length * Inputs;
        Gold.RequireClose("inputs", inputs.AsSpan(0, listed), gold.Numbers("inputs_S_K_r_sigma_T"));
        Gold.RequireClose("gradient", derivatives[..listed], gold.Numbers("gradient_dS_dK_dr_dsigma_dT"));
        double[] own = [.. inputs[..listed].Chunk(Inputs).Select(o => BlackScholes.Price(o[0], o[1], o[2], o[3], o[4]))];
        Gold.RequireClose("price", own, prices);
    }
}
