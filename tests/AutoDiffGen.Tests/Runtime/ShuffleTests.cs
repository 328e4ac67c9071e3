using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime;

/// <summary>The order of an epoch is a permutation that seed and epoch alone decide.</summary>
public sealed class ShuffleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1797)]
    public void Order_IsAPermutation(int count) =>
        Assert.Equal(Enumerable.Range(0, count), Order(count, seed: 1, epoch: 3).Order());

    [Fact]
    public void Order_DependsOnSeedAndEpochAlone()
    {
        int[] reused = Order(100, seed: 5, epoch: 1);
        Shuffle.Permutation(reused, seed: 5, epoch: 2);
        Assert.Equal(Order(100, seed: 5, epoch: 2), reused);
        Assert.NotEqual(Order(100, seed: 5, epoch: 1), reused);
        Assert.NotEqual(Order(100, seed: 6, epoch: 2), reused);
        Assert.NotEqual(Order(100, seed: 2, epoch: 5), reused);
    }

    [Fact]
    public void Order_IsTheSameForEver() => Assert.Equal("3 6 1 5 0 9 2 8 4 7", string.Join(' ', Order(10, seed: 1, epoch: 0)));

    [Fact]
    public void EveryOrderOfThree_IsEquallyLikely()
    {
        var counts = new Dictionary<string, int>();
        for (int epoch = 0; epoch < 6000; epoch++)
        {
            string order = string.Join(' ', Order(3, seed: -1, epoch));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, static count => Assert.InRange(count, 880, 1120));
    }

    private static int[] Order(int count, int seed, int epoch)
    {
        int[] order = new int[count];
        Shuffle.Permutation(order, seed, epoch);
        return order;
    }
}
