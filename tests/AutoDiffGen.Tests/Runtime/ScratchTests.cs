namespace AutoDiffGen.Tests.Runtime;

/// <summary>Scratch memory is zero, of the right length, and comes back.</summary>
public sealed class ScratchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void RentedMemory_IsZeroEveryTime(int length)
    {
        for (int round = 0; round < 3; round++)
        {
            using var scratch = new Scratch<double>(length);
            Assert.Equal(length, scratch.Span.Length);
            foreach (double value in scratch.Span) Assert.Equal(0, value);
            scratch.Span.Fill(round + 1);
        }
    }

    [Fact]
    public void MemoryOfTheCaller_IsUsedWhereItFits()
    {
        double[] initial = [1, 2, 3, 4];
        using var small = new Scratch<double>(initial, 3);
        Assert.Equal([0.0, 0, 0, 4], initial);
        Assert.True(small.Span.Overlaps(initial));

        using var large = new Scratch<double>(initial, 5);
        Assert.Equal(5, large.Span.Length);
        Assert.False(large.Span.Overlaps(initial));
    }

    [Fact]
    public void NegativeLength_ThrowsAsAnArrayDoes()
    {
        Assert.Throws<OverflowException>(() => new Scratch<float>(-1).Span.Length);
        Assert.Throws<OverflowException>(() => new Scratch<float>(stackalloc float[4], -1).Span.Length);
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        RunOnce();
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunOnce();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void RunOnce()
        {
            using var onTheStack = new Scratch<double>(stackalloc double[16], 16);
            using var pooled = new Scratch<double>(stackalloc double[16], 500);
            onTheStack.Span[0] = pooled.Span[0];
        }
    }
}
