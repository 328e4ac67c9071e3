using System.Text.Json;
using AutoDiffGen.Tests.Runtime.Reference;
using static AutoDiffGen.Training.Activations;

namespace AutoDiffGen.Tests.Runtime.Activations;

/// <summary>Activations and their derivatives, near 0, at extremes, in spans.</summary>
public sealed class ActivationTests
{
    private delegate double Scalar(double x, out double dX);

    private delegate float Single(float x, out float dX);

    private delegate void Vjp(ReadOnlySpan<double> x, Span<double> y, Span<double> dX, Span<double> dY);

    private delegate void Map(ReadOnlySpan<double> x, Span<double> y);

    private sealed record Activation(Func<double, double> Value, Scalar Gradient, Single Single, Map Map, Vjp Vjp, bool IsSmooth = true);

    private static readonly JsonElement Reference = ReferenceFile.Read("reference_activations.json");

    private static readonly double[] Points = Reference.GetProperty("x").Numbers();

    private static readonly Dictionary<string, Activation> All = new()
    {
        ["relu"] = new(Relu, ReluGradient, ReluGradient, Relu, ReluVjp, IsSmooth: false),
        ["leakyRelu"] = new(
            static x => LeakyRelu(x, 0.2), static (double x, out double d) => LeakyReluGradient(x, 0.2, out d), static (float x, out float d) => LeakyReluGradient(x, 0.2, out d),
            static (x, y) => LeakyRelu(x, 0.2, y), static (x, y, dX, dY) => LeakyReluVjp(x, 0.2, y, dX, dY), IsSmooth: false),
        ["hardSigmoid"] = new(HardSigmoid, HardSigmoidGradient, HardSigmoidGradient, HardSigmoid, HardSigmoidVjp, IsSmooth: false),
        ["sigmoid"] = new(Sigmoid, SigmoidGradient, SigmoidGradient, Sigmoid, SigmoidVjp),
        ["logSigmoid"] = new(LogSigmoid, LogSigmoidGradient, LogSigmoidGradient, LogSigmoid, LogSigmoidVjp),
        ["softplus"] = new(Softplus, SoftplusGradient, SoftplusGradient, Softplus, SoftplusVjp),
        ["softsign"] = new(Softsign, SoftsignGradient, SoftsignGradient, Softsign, SoftsignVjp),
        ["tanh"] = new(Tanh, TanhGradient, TanhGradient, Tanh, TanhVjp),
        ["silu"] = new(Silu, SiluGradient, SiluGradient, Silu, SiluVjp),
        ["mish"] = new(Mish, MishGradient, MishGradient, Mish, MishVjp),
        ["gelu"] = new(Gelu, GeluGradient, GeluGradient, Gelu, GeluVjp),
        ["geluTanh"] = new(GeluTanh, GeluTanhGradient, GeluTanhGradient, GeluTanh, GeluTanhVjp),
        ["elu"] = new(
            static x => Elu(x), static (double x, out double d) => EluGradient(x, 1, out d), static (float x, out float d) => EluGradient(x, 1, out d),
            static (x, y) => Elu(x, 1, y), static (x, y, dX, dY) => EluVjp(x, 1, y, dX, dY)),
        ["celu2"] = new(
            static x => Celu(x, 2), static (double x, out double d) => CeluGradient(x, 2, out d), static (float x, out float d) => CeluGradient(x, 2, out d),
            static (x, y) => Celu(x, 2, y), static (x, y, dX, dY) => CeluVjp(x, 2, y, dX, dY)),
        ["selu"] = new(Selu, SeluGradient, SeluGradient, Selu, SeluVjp),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string> Smooth => [.. All.Where(static pair => pair.Value.IsSmooth).Select(static pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Smooth))]
    public void ValueAndSlope_AreRight_FromTailToTail(string name)
    {
        JsonElement expected = Reference.GetProperty("functions").GetProperty(name);
        double[] values = expected.GetProperty("value").Numbers(), slopes = expected.GetProperty("slope").Numbers();
        for (int i = 0; i < Points.Length; i++)
        {
            double value = All[name].Gradient(Points[i], out double slope);
            AssertRelative(values[i], value, $"{name}({Points[i]})");
            AssertRelative(slopes[i], slope, $"{name}′({Points[i]})");
            Assert.Equal(value, All[name].Value(Points[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_FollowDoubles(string name)
    {
        foreach (double x in Points)
        {
            double value = All[name].Gradient((float)x, out double slope);
            Assert.Equal(value, All[name].Single((float)x, out float single), 2e-6 * Math.Max(1, Math.Abs(value)));
            Assert.Equal(slope, single, 2e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Infinities_AndNaN(string name)
    {
        Activation activation = All[name];
        Assert.Equal(double.NaN, activation.Value(double.NaN));
        foreach (double end in new[] { double.NegativeInfinity, double.PositiveInfinity })
        {
            double value = activation.Gradient(end, out double slope), far = activation.Gradient(Math.Sign(end) * 1e300, out double farSlope);
            Assert.False(double.IsNaN(value), $"{name}({end})");
            Assert.True(value == far || (double.IsInfinity(value) && Math.Sign(value) == Math.Sign(far)), $"{name}({end}) is {value}, and {far} before");
            Assert.Equal(farSlope, slope, 1e-300);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_IsTheSlope(string name)
    {
        foreach (double x in new[] { -4.5, -2.1, -0.7, 0.4, 2.2, 3.3 })
        {
            All[name].Gradient(x, out double slope);
            GradientCheck.Run(v => All[name].Value(v[0]), [x], [slope], 1e-8).ThrowIfWrong();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spans_AreTheNumbers_InPlaceToo(string name)
    {
        Activation activation = All[name];
        double[] y = new double[Points.Length], inPlace = [.. Points];
        activation.Map(Points, y);
        activation.Map(inPlace, inPlace);
        Assert.Equal(Points.Select(activation.Value), y);
        Assert.Equal(y, inPlace);

        double[] dX = [.. Enumerable.Repeat(10.0, Points.Length)], dY = [.. Enumerable.Range(1, Points.Length)];
        activation.Vjp(Points, y, dX, dY);
        for (int i = 0; i < Points.Length; i++)
        {
            activation.Gradient(Points[i], out double slope);
            Assert.Equal(10 + (i + 1) * slope, dX[i]);
            Assert.Equal(0, dY[i]);
            Assert.Equal(activation.Value(Points[i]), y[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WrongSpans_AreRefused(string name)
    {
        double[] x = new double[5];
        Activation activation = All[name];
        Assert.Throws<ArgumentException>("y", () => activation.Map(x, new double[4]));
        Assert.Throws<ArgumentException>("y", () => activation.Map(x.AsSpan(0, 3), x.AsSpan(1, 3)));
        Assert.Throws<ArgumentException>("dX", () => activation.Vjp(x, new double[5], new double[4], new double[5]));
        Assert.Throws<ArgumentException>("dX", () => activation.Vjp(x, new double[5], x, new double[5]));
        Assert.Throws<ArgumentException>("dY", () => activation.Vjp(x, new double[5], new double[5], x));
    }

    [Fact]
    public void Kinks_HaveOneSide()
    {
        ReluGradient(0.0, out double relu);
        Assert.Equal(0, relu);
        LeakyReluGradient(0.0, 0.2, out double leaky);
        Assert.Equal(0.2, leaky);
        HardSigmoidGradient(3.0, out double hard);
        Assert.Equal(0, hard);
        Assert.Equal(0.5, HardSigmoid(0.0));
        Assert.Equal(2.0 / 3, HardSigmoid(1.0), 1e-15);
        Assert.Equal([-1, 0, 2.5], new[] { LeakyRelu(-5.0, 0.2), Relu(-1.0), Relu(2.5) });
    }

    [Fact]
    public void PRelu_LearnsItsSlope()
    {
        double[] x = [-2, 3, -1, 0], y = new double[4], dX = new double[4], dY = [1, 2, 3, 4];
        double dSlope = 100;
        PRelu(x, 0.25, y);
        Assert.Equal([-0.5, 3, -0.25, 0], y);
        PReluVjp(x, 0.25, y, dX, ref dSlope, dY);
        Assert.Equal([0.25, 2, 0.75, 1], dX);
        Assert.Equal(100 - 2 - 3, dSlope);
        Assert.Equal([0, 0, 0, 0], dY);
        Assert.Equal(-0.5, PReluGradient(-2, 0.25, out double dx, out double ds));
        Assert.Equal((0.25, -2), (dx, ds));
    }

    [Fact]
    public void Fact_112_LogSigmoidAndSoftplus()
    {
        Assert.Equal(-800, LogSigmoid(-800.0));
        Close.Assert(-1.92874984796392, LogSigmoid(50.0) * 1e22, 1e-14);
        Assert.Equal(.126928011042972, Softplus(-2.0), 1e-15);
        Assert.Equal(Math.Log(2), Softplus(0.0), 1e-16);
        SoftplusGradient(0.0, out double half);
        Assert.Equal(0.5, half);
        LogSigmoidGradient(-1000.0, out double one);
        Assert.Equal(1, one);
    }

    /// <summary>To a few units in the last place; of e⁻ᵗ, what the rounding of t makes of it; and nothing that has underflowed.</summary>
    private static void AssertRelative(double expected, double actual, string what)
    {
        double exponent = expected == 0 ? 0 : Math.Abs(Math.Log(Math.Abs(expected)));
        double tolerance = (4e-15 + 2.2e-16 * exponent) * Math.Abs(expected) + 1e-307;
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{what} is {actual:R}, not {expected:R}");
    }
}
