using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>What all optimizers promise: groups of parameters, no allocation, the same bits in every lane, states that can be saved.</summary>
public sealed class OptimizerStateTests
{
    private const int Count = 37;

    public static TheoryData<Optimizer> All => AllOptimizers.Data;

    [Theory]
    [MemberData(nameof(All))]
    public void SavedState_ContinuesBitForBit(Optimizer optimizer)
    {
        double[] x = Start(), other = Start();
        IOptimizer<double> whole = optimizer.Create<double>(Count), before = optimizer.Create<double>(Count), after = optimizer.Create<double>(Count);
        Walk(whole, x, 0, 20);
        Walk(before, other, 0, 7);
        using var file = new MemoryStream();
        before.Save(file);
        file.Position = 0;
        after.Load(file);
        Assert.Equal(file.Length, file.Position);
        Assert.Equal(7, after.Steps);
        Walk(after, other, 7, 20);
        Assert.Equal(x.Select(BitConverter.DoubleToInt64Bits), other.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Reset_StartsAgain(Optimizer optimizer)
    {
        double[] x = Start(), again = Start();
        IOptimizer<double> state = optimizer.Create<double>(Count);
        Walk(state, x, 0, 5);
        state.Reset();
        Assert.Equal(0, state.Steps);
        Walk(state, again, 0, 5);
        Assert.Equal(x, again);
    }

    /// <summary>37 parameters do not fill the vectors of any machine: the last ones must come out as if they stood first.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void EveryParameter_MovesAsIfAlone(Optimizer optimizer)
    {
        double[] x = Start();
        Walk(optimizer.Create<double>(Count), x, 0, 10);
        for (int i = 0; i < Count; i++)
        {
            double[] alone = [Start()[i]];
            IOptimizer<double> state = optimizer.Create<double>(1);
            for (int step = 0; step < 10; step++) state.Step(alone, [Slope(step, i, alone[0])]);
            Assert.Equal(BitConverter.DoubleToInt64Bits(x[i]), BitConverter.DoubleToInt64Bits(alone[0]));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Floats_FollowDoubles(Optimizer optimizer)
    {
        double[] x = Start();
        float[] single = [.. x.Select(static v => (float)v)], gradient = new float[Count];
        IOptimizer<double> exact = optimizer.Create<double>(Count);
        IOptimizer<float> rounded = optimizer.Create<float>(Count);
        double[] slope = new double[Count];
        for (int step = 0; step < 5; step++)
        {
            for (int i = 0; i < Count; i++) gradient[i] = (float)(slope[i] = Slope(step, i, 0));
            exact.Step(x, slope);
            rounded.Step(single, gradient);
        }

        for (int i = 0; i < Count; i++) Assert.Equal(x[i], single[i], 2e-5);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Step_AllocatesNothing(Optimizer optimizer)
    {
        double[] x = Start(), gradient = new double[Count];
        gradient.AsSpan().Fill(0.5);
        IOptimizer<double> state = optimizer.Create<double>(Count);
        state.Step(x, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++) state.Step(x, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Blocks_AreTrainedAndDecayAsTheirLayoutSays(Optimizer optimizer)
    {
        var layout = new ParameterLayout(
            new ParameterBlock("W1", 3, 2), new ParameterBlock("B1", 2), new ParameterBlock("Frozen", 5) { Trainable = false }, new ParameterBlock("W2", 2, 1));
        double[] start = [.. Enumerable.Range(1, layout.Count).Select(static i => i * 0.1)];
        double[] x = [.. start], plain = [.. start], decayed = [.. start], gradient = [.. start.Select(static v => Math.Sin(9 * v))];
        Optimizer decaying = optimizer with { WeightDecay = 0.25 };
        decaying.Create<double>(layout).Step(x, gradient);
        (optimizer with { WeightDecay = 0 }).Create<double>(layout.Count).Step(plain, gradient);
        decaying.Create<double>(layout.Count).Step(decayed, gradient);

        Assert.Equal(decayed[..6], x[..6]);
        Assert.Equal(plain[6..8], x[6..8]);
        Assert.Equal(start[8..13], x[8..13]);
        Assert.Equal(decayed[13..], x[13..]);
    }

    [Fact]
    public void ForeignStates_AreRefused()
    {
        using var file = new MemoryStream();
        new Adam().Create<double>(3).Save(file);
        byte[] bytes = file.ToArray();
        Assert.Contains("Adam; the optimizer is Sgd", Refusal(new Sgd().Create<double>(3), bytes), StringComparison.Ordinal);
        Assert.Contains("number of parameters is 3 in the state, and 4 here", Refusal(new Adam().Create<double>(4), bytes), StringComparison.Ordinal);
        Assert.Contains("kept for each parameter is 2", Refusal(new Adam { AmsGrad = true }.Create<double>(3), bytes), StringComparison.Ordinal);
        Assert.Contains("bytes is 8 in the state, and 4", Refusal(new Adam().Create<float>(3), bytes), StringComparison.Ordinal);
        Assert.Contains("not the state of an optimizer", Refusal(new Adam().Create<double>(3), [1, 2, 3, 4, 5]), StringComparison.Ordinal);
    }

    [Fact]
    public void CutStates_LeaveTheOptimizerAsItWas()
    {
        IOptimizer<double> saved = new Adam(0.1).Create<double>(Count), state = new Adam(0.1).Create<double>(Count), untouched = new Adam(0.1).Create<double>(Count);
        double[] x = Start(), y = Start();
        Walk(saved, Start(), 0, 9);
        Walk(state, x, 0, 3);
        Walk(untouched, y, 0, 3);
        using var file = new MemoryStream();
        saved.Save(file);
        for (int length = 0; length < file.Length; length += 13)
        {
            using var cut = new MemoryStream(file.ToArray()[..length]);
            Assert.Equal(
                $"The stream ends within the state, where that of Adam for {Count} parameters of type double is expected.",
                Assert.Throws<EndOfStreamException>(() => state.Load(cut)).Message);
        }

        Walk(state, x, 3, 6);
        Walk(untouched, y, 3, 6);
        Assert.Equal(y, x);
    }

    /// <summary>Mark, version, name, size, count and slots stand first; nothing of them may be changed unseen.</summary>
    [Fact]
    public void ChangedHeaders_AreRefused()
    {
        using var saved = new MemoryStream();
        new Adam().Create<double>(3).Save(saved);
        for (int place = 0; place < 25; place++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] bytes = saved.ToArray();
                bytes[place] ^= (byte)(1 << bit);
                using var file = new MemoryStream(bytes);
                Exception? thrown = Record.Exception(() => new Adam().Create<double>(3).Load(file));
                Assert.True(thrown is InvalidDataException or EndOfStreamException, $"bit {bit} of byte {place}: {thrown}");
            }
        }
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        double[] both = new double[4];
        Assert.Throws<ArgumentException>("gradient", () => new Sgd().Create<double>(3).Step(both.AsSpan(0, 3), both.AsSpan(1, 3)));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd().Create<double>(1).Step(new double[1], new double[1], double.NaN));
        Assert.Throws<NotSupportedException>(() => new Sgd().Create<Half>(1));
        Assert.Throws<ArgumentOutOfRangeException>("Beta2", () => new Adam(beta2: 1));
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => new Adadelta(epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>("Grow", () => new Rprop { Grow = 0.5 });
    }

    private static string Refusal(object optimizer, byte[] bytes) => Assert.Throws<InvalidDataException>(() =>
    {
        using var file = new MemoryStream(bytes);
        if (optimizer is IOptimizer<double> doubles) doubles.Load(file);
        else ((IOptimizer<float>)optimizer).Load(file);
    }).Message;

    private static double[] Start() => [.. Enumerable.Range(0, Count).Select(static i => Math.Cos(i))];

    private static double Slope(int step, int i, double x) => x + Math.Sin(1 + 3 * step + i);

    private static void Walk(IOptimizer<double> state, double[] x, int from, int to)
    {
        double[] gradient = new double[x.Length];
        for (int step = from; step < to; step++)
        {
            for (int i = 0; i < x.Length; i++) gradient[i] = Slope(step, i, x[i]);
            state.Step(x, gradient);
        }
    }
}
