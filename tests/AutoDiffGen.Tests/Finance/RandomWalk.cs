namespace AutoDiffGen.Tests.Finance;

/// <summary>A price that moves by random returns, with the random numbers handed out.</summary>
internal static partial class RandomWalk
{
    /// <summary>S∏(1 + σ(uₖ − ½)), with uₖ from the generator (42, 54).</summary>
    [Differentiable]
    public static double Price(double spot, double volatility, [Constant] uint[] drawn)
    {
        var random = new Pcg32(42, 54);
        for (int k = 0; k < drawn.Length; k++)
        {
            uint bits = random.NextUInt32();
            drawn[k] = bits;
            spot *= 1 + volatility * (bits * (1.0 / 4294967296) - 0.5);
        }

        return spot;
    }
}
