using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Assemblies;

/// <summary>Methods that call the library's own activations, losses and normalisations: their derivatives against differences.</summary>
public class LibraryFunctionTests
{
    private const string All = "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian";
    private const string Once = "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp";

    private static readonly string[] s_activations =
        ["Gelu", "GeluTanh", "HardSigmoid", "LogSigmoid", "Mish", "Relu", "Selu", "Sigmoid", "Silu", "Softplus", "Softsign", "Tanh"];

    private static readonly string[] s_shaped = ["Celu", "Elu", "LeakyRelu"];

    private static readonly string[] s_losses =
    [
        "AbsoluteError", "AbsolutePercentageError", "Hinge", "Huber", "LogCosh", "PoissonOfLog", "Quantile", "SigmoidCrossEntropy", "SigmoidFocal", "SquaredError", "SquaredHinge",
    ];

    private static readonly string[] s_lossesOfPositive = ["BinaryCrossEntropy", "Poisson", "SquaredLogarithmicError"];
    private static readonly string[] s_rowLosses = ["CategoricalHinge", "CosineDistance"];

    public static IEnumerable<object[]> Bodies =>
    [
        .. s_activations.Select(f => Row(All, $"w[0] * Activations.{f}(x * w[1]) + Activations.{f}(w[2])")),
        .. s_shaped.Select(f => Row(All, $"w[0] * Activations.{f}(x * w[1], 0.3) + Activations.{f}(w[2])")),
        Row(All, "w[0] * Activations.PRelu(x * w[1], w[2]) + Activations.PRelu(x, w[0])"),
        .. s_activations.Concat(["Softmax", "LogSoftmax"]).Select(f => Row(Once, $"double[] y = new double[3]; Activations.{f}(w, y); return y[0] * x + y[1] * y[2];")),
        .. s_shaped.Select(f => Row(Once, $"double[] y = new double[3]; Activations.{f}(w, 0.3, y); return y[0] * x + y[1] * y[2];")),
        Row(Once, "double[] y = new double[3]; Activations.PRelu(w, x, y); return y[0] * x + y[1] * y[2];"),
        Row(All, "Activations.LogSumExp<double>(w) * x"),
        .. s_losses.Select(f => Row(All, $"Losses.{f}(w[0] * x, 1.0) * w[1] + Losses.{f}(w[2], 1.0)")),
        .. s_lossesOfPositive.Select(f => Row(All, $"Losses.{f}(w[0] * x, 0.25) * w[1]")),
        .. s_losses.Where(f => f != "AbsolutePercentageError").Select(f => Row(All, $"Losses.{f}(w, new double[] {{ 1, 0, 1 }}) * x")),
        .. s_lossesOfPositive.Select(f => Row(All, $"double[] p = [w[0], x, w[0] * x]; return Losses.{f}(p, new double[] {{ 1, 0.5, 0.25 }}) * x;")),
        Row(All, "Losses.SoftmaxCrossEntropy(w, [2], 3) * x"),
        Row(All, "Losses.SoftmaxCrossEntropy(w, new double[] { 0.2, 0.3, 0.5 }, 3, reduction: Reduction.Sum) * x"),
        Row(All, "double[] p = [w[0], x]; return Losses.CategoricalCrossEntropy(p, [1], 2) * w[1];"),
        Row(All, "double[] p = [w[0], x]; return Losses.KullbackLeibler(p, new double[] { 0.4, 0.6 }, 2) * w[1];"),
        .. s_rowLosses.Select(f => Row(All, $"Losses.{f}(w, new double[] {{ 0, 1, 0 }}, 3) * x")),
        .. new[] { "SquaredError(w, new double[] { 1, 0, 1 }", "Huber(w, new double[] { 1, 0, 1 }, 0.5", "SigmoidFocal(w, new double[] { 1, 0, 1 }, 2, 0.25" }
            .Select(f => Row(Once, $"double[] y = new double[3]; Losses.{f}, y); return y[0] * x + y[1] * y[2];")),
        Row(Once, "double[] y = new double[1]; Losses.SoftmaxCrossEntropy(w, [2], 3, 0.1, y); return y[0] * y[0] * x;"),
        Row(All, "double[] v = [w[0], w[1], w[2]]; double s = 0; for (int i = 0; i < 3; i++) { v[i] = Activations.Silu(v[i] * x); s += Losses.Huber(v, new double[] { 1, 2, 3 }, 0.5); } return s;"),
        Row("Derivatives.Gradient", "double[] y = new double[3]; Normalization.LayerNorm(w, [x, 1, 2], [1, x, 3], 1e-5, y); return y[0] * y[1] + y[2];"),
        Row("Derivatives.Gradient", "double[] y = new double[3]; Normalization.RmsNorm(w, [x, 1, 2], 1e-5, y); return y[0] * y[1] + y[2];"),
        Row("Derivatives.Gradient", "double[] y = new double[3]; Noise.Dropout(w, 0.4, new NoiseKey(), y); return y[0] * x + y[1] * y[2];"),
    ];

    private static object[] Row(string derivatives, string body) => [derivatives, body];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void CallsOfTheLibrary_AreDifferentiated(string derivatives, string body) =>
        DerivativeProgram.Check("AutoDiffGen.Training", derivatives, body, source => CompiledProgram.Generate(source).Assembly);

    [Fact]
    public void Extremes_StayExact()
    {
        using var program = CompiledProgram.Generate("""
            using AutoDiffGen;
            using AutoDiffGen.Training;

            public static partial class F
            {
                [Differentiable] public static double Softplus(double x) => Activations.Softplus(x);
                [Differentiable] public static double LogSigmoid(double x) => Activations.LogSigmoid(x);
                [Differentiable] public static float Gelu(float x) => Activations.Gelu(x);
            }

            public static class Program
            {
                public static double[] Run()
                {
                    F.SoftplusGradient(0, out double atZero);
                    F.SoftplusGradient(-1000, out double farBelow);
                    double value = F.LogSigmoidGradient(-1000, out double slope);
                    F.GeluGradient(float.NegativeInfinity, out float nothing);
                    return [atZero, farBelow, value, slope, nothing];
                }
            }
            """);
        Assert.Equal([0.5, 0, -1000, 1, 0], (double[])program.Invoke("Program", "Run")!);
    }
}
