namespace AutoDiffGen.Tests.Runtime;

/// <summary>The tape gives back what was recorded, last first, in either way generated code declares it.</summary>
public sealed class TapeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void UsingVariable_IsChangedInPlace(int count)
    {
        using var tape = new Tape<double>(stackalloc double[4]);
        for (int i = 0; i < count; i++) tape.Push(i);
        Assert.Equal(count, tape.Count);
        for (int i = count - 1; i >= 0; i--)
        {
            Assert.True(tape.TryPop(out double value));
            Assert.Equal(i, value);
        }

        Assert.False(tape.TryPop(out double none));
        Assert.Equal(0, none);
        Assert.Equal(0, tape.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10_000)]
    public void Pieces_AreWhatPushesWouldHaveLeft(int count)
    {
        using var tape = new Tape<double>(stackalloc double[4]);
        tape.Push(-1);
        Span<double> piece = tape.Reserve(count);
        Assert.Equal(count, piece.Length);
        for (int i = 0; i < count; i++) piece[i] = i;
        tape.Push(-2);

        Assert.Equal(-2, tape.Pop());
        if (count > 0) Assert.Equal(count - 1, tape.Pop());
        ReadOnlySpan<double> rest = tape.Take(Math.Max(count - 1, 0));
        for (int i = 0; i < rest.Length; i++) Assert.Equal(i, rest[i]);
        Assert.Equal(-1, tape.Pop());
        Assert.Equal(0, tape.Count);
    }

    [Fact]
    public void Pieces_OfNegativeLengthAreEmpty()
    {
        using var tape = new Tape<int>([]);
        Assert.Equal(0, tape.Reserve(-1).Length);
        Assert.Equal(0, tape.Take(-1).Length);
        Assert.Equal(0, tape.Count);
    }

    [Fact]
    public void Take_OfMoreThanThereIsThrows() => Assert.Throws<InvalidOperationException>(() =>
    {
        using var tape = new Tape<int>(stackalloc int[4]);
        tape.Reserve(2);
        tape.Take(3);
    });

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void Tape_PassesByReference(int count)
    {
        Span<double> sum = stackalloc double[1];
        var tape = new Tape<double>(stackalloc double[8]);
        try
        {
            Record(ref tape, count);
            TakeBack(ref tape, sum, new double[1]);
        }
        finally
        {
            tape.Dispose();
        }

        Assert.Equal(count * (count - 1) / 2, sum[0]);

        static void Record(ref Tape<double> tape, int count)
        {
            for (int i = 0; i < count; i++) tape.Push(i);
        }

        static void TakeBack(ref Tape<double> tape, Span<double> sum, ReadOnlySpan<double> other)
        {
            while (tape.Count > 0) sum[0] += tape.Pop() + other[0];
        }
    }

    [Fact]
    public void TapesOfSeveralTypes_GrowFromNothing()
    {
        using var branches = new Tape<bool>([]);
        using var trips = new Tape<int>(default);
        for (int i = 0; i < 10; i++)
        {
            branches.Push(i % 3 == 0);
            trips.Push(i);
        }

        for (int i = 9; i >= 0; i--)
        {
            Assert.Equal(i % 3 == 0, branches.Pop());
            Assert.Equal(i, trips.Pop());
        }
    }

    [Fact]
    public void EmptyTape_HasNothingToTakeBack()
    {
        Assert.Throws<InvalidOperationException>(() => new Tape<double>(new double[4]).Pop());
        Assert.Throws<InvalidOperationException>(() => default(Tape<double>).Pop());
        Assert.False(default(Tape<double>).TryPop(out _));
    }

    [Fact]
    public void Dispose_Twice_ReturnsTheMemoryOnce()
    {
        var tape = new Tape<long>(default);
        tape.Push(1);
        tape.Dispose();
        tape.Dispose();
        Assert.Equal(0, tape.Count);

        long[] first = System.Buffers.ArrayPool<long>.Shared.Rent(256), second = System.Buffers.ArrayPool<long>.Shared.Rent(256);
        Assert.NotSame(first, second);
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
            using var tape = new Tape<double>(stackalloc double[16]);
            for (int i = 0; i < 5000; i++) tape.Push(i);
            while (tape.TryPop(out _))
            {
            }
        }
    }

    [Fact]
    public void NewtonsIteration_IsReversedFromTheTape()
    {
        double value = RootGradient(1, 2, out double dX, out double dA);
        Assert.Equal(Math.Sqrt(2), value, 12);
        Assert.Equal(0.35355339059327373, dA, 12);
        Assert.Equal(0, dX, 6);
    }

    private static double RootGradient(double x, double a, out double dX, out double dA)
    {
        using var tape = new Tape<double>(stackalloc double[64]);
        double u = x;
        while (Math.Abs(u * u - a) > 1e-12)
        {
            tape.Push(u);
            u = 0.5 * (u + a / u);
        }

        double value = u;
        double dU = 1;
        dA = 0;
        while (tape.TryPop(out u))
        {
            double q = 0.5 * dU / u;
            dA += q;
            dU = 0.5 * dU - q * (a / u);
        }

        dX = dU;
        return value;
    }
}
