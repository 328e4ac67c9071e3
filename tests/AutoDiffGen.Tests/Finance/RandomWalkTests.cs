namespace AutoDiffGen.Tests.Finance;

/// <summary>The random numbers inside a differentiated method are those that the method itself draws.</summary>
public sealed class RandomWalkTests
{
    private static readonly uint[] Published = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];

    [Fact]
    public void Fact_136_Pcg32_DrawsTheSameBits()
    {
        uint[] drawn = new uint[Published.Length], drawnByGradient = new uint[Published.Length];
        double price = RandomWalk.Price(100, 0.2, drawn);
        Assert.Equal(price, RandomWalk.PriceGradient(100, 0.2, drawnByGradient, out double dSpot, out double dVolatility));
        Assert.Equal(Published, drawn);
        Assert.Equal(Published, drawnByGradient);

        double[] moves = [.. Published.Select(bits => bits / 4294967296.0 - 0.5)];
        Assert.Equal(price / 100, dSpot, 1e-15);
        Assert.Equal(price * moves.Sum(move => move / (1 + 0.2 * move)), dVolatility, 1e-13);
    }
}
