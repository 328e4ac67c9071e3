using AutoDiffGen.Training;
using static AutoDiffGen.Training.Normalization;

namespace AutoDiffGen.Tests.Runtime.Normalization;

/// <summary>What normalisations carry back: against differences, in both widths, in place, without allocation; and what they refuse.</summary>
public sealed class NormalizationGradientTests
{
    private delegate void Layer(ReadOnlySpan<double> x, ReadOnlySpan<double> scale, ReadOnlySpan<double> shift, Span<double> y);

    private delegate void Vjp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> y, Span<T> dX, Span<T> dScale, Span<T> dShift, Span<T> dY);

    private sealed record Case(Layer Layer, Vjp<double> Vjp, Vjp<float> Single, bool HasShift = true);

    private const int Channels = 4;

    private static readonly double[] X = [0.3, -1.2, 2.5, 0.9, -3.1, 0.4, 1.1, -0.7, 0.2, 5, -2, 0.05, 1.7, -0.3, 0.8, 2.2];
    private static readonly double[] Scale = [1.3, -0.7, 0.4, 2], Shift = [0.1, -0.2, 3, 0], Slopes = [.. Enumerable.Range(1, 16).Select(static i => Math.Sin(i))];
    private static readonly double[] Mean = [0.3, -0.1, 0.7, 1], Variance = [1.2, 0.4, 3, 0.1];
    private static readonly float[] SingleMean = [.. Mean.Select(static v => (float)v)], SingleVariance = [.. Variance.Select(static v => (float)v)];

    private static readonly Dictionary<string, Case> All = new()
    {
        ["batch"] = new(
            static (x, g, b, y) => BatchNorm(x, g, b, Momentum, Epsilon, new double[Channels], new double[Channels], y),
            static (x, g, b, y, dX, dG, dB, dY) => BatchNormVjp(x, g, b, 0, Epsilon, Running, Running2, y, dX, dG, dB, dY),
            static (x, g, b, y, dX, dG, dB, dY) => BatchNormVjp(x, g, b, 0, Epsilon, new float[Channels], new float[Channels], y, dX, dG, dB, dY)),
        ["batch, inference"] = new(
            static (x, g, b, y) => BatchNormInference(x, g, b, Epsilon, Mean, Variance, y),
            static (x, g, b, y, dX, dG, dB, dY) => BatchNormInferenceVjp(x, g, b, Epsilon, Mean, Variance, y, dX, dG, dB, dY),
            static (x, g, b, y, dX, dG, dB, dY) => BatchNormInferenceVjp(x, g, b, Epsilon, SingleMean, SingleVariance, y, dX, dG, dB, dY)),
        ["layer"] = new(
            static (x, g, b, y) => LayerNorm(x, g, b, Epsilon, y),
            static (x, g, b, y, dX, dG, dB, dY) => LayerNormVjp(x, g, b, Epsilon, y, dX, dG, dB, dY),
            static (x, g, b, y, dX, dG, dB, dY) => LayerNormVjp(x, g, b, Epsilon, y, dX, dG, dB, dY)),
        ["group"] = new(
            static (x, g, b, y) => GroupNorm(x, 2, 2, g, b, Epsilon, y),
            static (x, g, b, y, dX, dG, dB, dY) => GroupNormVjp(x, 2, 2, g, b, Epsilon, y, dX, dG, dB, dY),
            static (x, g, b, y, dX, dG, dB, dY) => GroupNormVjp(x, 2, 2, g, b, Epsilon, y, dX, dG, dB, dY)),
        ["root mean square"] = new(
            static (x, g, _, y) => RmsNorm(x, g, Epsilon, y),
            static (x, g, _, y, dX, dG, _, dY) => RmsNormVjp(x, g, Epsilon, y, dX, dG, dY),
            static (x, g, _, y, dX, dG, _, dY) => RmsNormVjp(x, g, Epsilon, y, dX, dG, dY), HasShift: false),
    };

    private static readonly double[] Running = new double[Channels], Running2 = new double[Channels];

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_AreThoseOfTheValue(string name)
    {
        Derivatives d = Derivatives.Of(All[name].Vjp, X);
        Check(d.DX, X, (v, y) => All[name].Layer(v, Scale, Shift, y));
        Check(d.DScale, Scale, (v, y) => All[name].Layer(X, v, Shift, y));
        if (All[name].HasShift) Check(d.DShift, Shift, (v, y) => All[name].Layer(X, Scale, v, y));
        Assert.All(d.DY, static slope => Assert.Equal(0, slope));
        double[] expected = new double[X.Length];
        All[name].Layer(X, Scale, Shift, expected);
        Assert.Equal(expected, d.Y);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_FollowDoubles(string name)
    {
        Derivatives expected = Derivatives.Of(All[name].Vjp, X);
        float[] y = new float[16], dX = new float[16], dScale = new float[4], dShift = new float[4], dY = Single(Slopes);
        All[name].Single(Single(X), Single(Scale), Single(Shift), y, dX, dScale, dShift, dY);
        AssertNear(expected.Y, y);
        AssertNear(expected.DX, dX);
        AssertNear(expected.DScale, dScale);
        AssertNear(expected.DShift, dShift);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void InPlace_IsTheSame_AndDerivativesAreAddedTo(string name)
    {
        Derivatives expected = Derivatives.Of(All[name].Vjp, X);
        double[] x = [.. X], dX = [.. Enumerable.Repeat(10.0, 16)], dScale = [10, 10, 10, 10], dShift = [10, 10, 10, 10];
        All[name].Vjp(x, Scale, Shift, x, dX, dScale, dShift, [.. Slopes]);
        Assert.Equal(expected.Y, x);
        Close.Assert(expected.DX, [.. dX.Select(static d => d - 10)], 1e-14);
        Close.Assert(expected.DScale, [.. dScale.Select(static d => d - 10)], 1e-14);
        if (All[name].HasShift) Close.Assert(expected.DShift, [.. dShift.Select(static d => d - 10)], 1e-14);
        double[] forward = [.. X];
        All[name].Layer(forward, Scale, Shift, forward);
        Assert.Equal(expected.Y, forward);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Vjp_AllocatesNothing(string name)
    {
        double[] y = new double[16], dX = new double[16], dScale = new double[4], dShift = new double[4], dY = [.. Slopes];
        Vjp<double> vjp = All[name].Vjp;
        vjp(X, Scale, Shift, y, dX, dScale, dShift, dY);
        long before = GC.GetAllocatedBytesForCurrentThread();
        vjp(X, Scale, Shift, y, dX, dScale, dShift, dY);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WrongSpans_AreRefused(string name)
    {
        double[] x = [.. X], y = new double[16], d = new double[16], e = new double[16], four = new double[4], five = new double[4];
        Vjp<double> vjp = All[name].Vjp;
        Assert.Throws<ArgumentException>("x", () => vjp(x.AsSpan(..15), Scale, Shift, y.AsSpan(..15), d.AsSpan(..15), four, five, e.AsSpan(..15)));
        Assert.Throws<ArgumentException>("y", () => vjp(x, Scale, Shift, y.AsSpan(1), d, four, five, e));
        Assert.Throws<ArgumentException>("dX", () => vjp(x, Scale, Shift, y, x, four, five, e));
        Assert.Throws<ArgumentException>("dY", () => vjp(x, Scale, Shift, y, d, four, five, y));
        Assert.Throws<ArgumentException>("dScale", () => vjp(x, Scale, Shift, y, d, d.AsSpan(..4), five, e));
        Assert.Throws<ArgumentException>("dScale", () => vjp(x, Scale, Shift, y, d, new double[3], five, e));
    }

    [Fact]
    public void ABatch_OfOneRow_IsRefused()
    {
        double[] one = [1, 2, 3, 4], y = new double[4], mean = new double[4], variance = new double[4];
        string message = Assert.Throws<ArgumentException>("x", () => BatchNorm(one, Scale, Shift, Momentum, Epsilon, mean, variance, y)).Message;
        Assert.Contains("A batch of 1 rows has no variance", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("runningMean", () => BatchNorm(X, Scale, Shift, Momentum, Epsilon, mean, mean, new double[16]));
        Assert.Throws<ArgumentException>("y", () => BatchNormInference(one, Scale, Shift, Epsilon, mean, variance, mean));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => LayerNorm(one, Scale, Shift, 0, y));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => BatchNorm(X, Scale, Shift, 2, Epsilon, mean, variance, new double[16]));
        Assert.Throws<ArgumentException>("groups", () => GroupNorm(one, 1, 3, Scale, Shift, Epsilon, y));
        Assert.Throws<ArgumentException>("samples", () => GroupNorm(one, 2, 2, Scale, Shift, Epsilon, y));
        Assert.Throws<ArgumentException>("shift", () => LayerNorm(one, Scale, [1], Epsilon, y));
    }

    private static void Check(double[] gradient, double[] at, Action<double[], double[]> layer) =>
        GradientCheck.Run(
            v =>
            {
                double[] y = new double[X.Length];
                layer(v.ToArray(), y);
                return y.Zip(Slopes, static (a, b) => a * b).Sum();
            },
            at, gradient, 1e-8).ThrowIfWrong();

    private static float[] Single(double[] values) => [.. values.Select(static v => (float)v)];

    private static void AssertNear(double[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++) Close.Assert(expected[i], actual[i], 2e-6);
    }

    private sealed record Derivatives(double[] Y, double[] DX, double[] DScale, double[] DShift, double[] DY)
    {
        public static Derivatives Of(Vjp<double> vjp, double[] x)
        {
            var d = new Derivatives(new double[16], new double[16], new double[4], new double[4], [.. Slopes]);
            vjp(x, Scale, Shift, d.Y, d.DX, d.DScale, d.DShift, d.DY);
            return d;
        }
    }
}
