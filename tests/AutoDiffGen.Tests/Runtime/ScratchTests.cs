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
    public void MemoryTakenAgain_IsZeroAndOfTheLengthAskedFor()
    {
        using var scratch = new Scratch<double>();
        foreach (int length in new[] { 3, 100, 0, 7, 5000, 100 })
        {
            Span<double> taken = scratch.Take(length);
            Assert.Equal(length, taken.Length);
            Assert.True(taken == scratch.Span);
            foreach (double value in taken) Assert.Equal(0, value);
            taken.Fill(length);
        }
    }

    [Fact]
    public void Matrices_HaveTheShapeAskedForAndAreZero()
    {
        for (int round = 0; round < 40; round++)
        {
            using var scratch = new MatrixScratch<double>(2, round % 5);
            Assert.Equal((2, round % 5), (scratch.Matrix.GetLength(0), scratch.Matrix.GetLength(1)));
            double[,] other = scratch.Take(round % 7, 3);
            Assert.Same(other, scratch.Matrix);
            Assert.Equal((round % 7, 3), (other.GetLength(0), other.GetLength(1)));
            foreach (double value in other) Assert.Equal(0, value);
            for (int i = 0; i < other.GetLength(0); i++) other[i, 2] = 1;
        }

        Assert.Throws<OverflowException>(() => new MatrixScratch<float>(2, -1).Matrix.Length);
    }

    [Fact]
    public void MatrixLikeAnother_HasItsShapeAndIsZero()
    {
        using var like = new MatrixScratch<double>(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal(new double[2, 3], like.Matrix);
        using var none = new MatrixScratch<double>(null);
        Assert.Empty(none.Matrix);
    }

    [Fact]
    public void MatricesInUse_AreApart()
    {
        using var first = new MatrixScratch<double>(3, 3);
        using var second = new MatrixScratch<double>(3, 3);
        Assert.NotSame(first.Matrix, second.Matrix);
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
            using var matrix = new MatrixScratch<float>(30, 40);
            onTheStack.Span[0] = pooled.Span[0] + pooled.Take(300)[1] + matrix.Take(40, 30)[2, 3];
        }
    }
}
