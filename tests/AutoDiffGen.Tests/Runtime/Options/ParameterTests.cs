using System.Reflection;
using AutoDiffGen.Solvers;
using AutoDiffGen.Training;
using static AutoDiffGen.Training.Activations;
using static AutoDiffGen.Training.Noise;
using static AutoDiffGen.Training.Normalization;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Options;

/// <summary>Every number that a function of the library takes besides its data is checked: NaN, and what is negative where that has no meaning, is refused by name.</summary>
public sealed class ParameterTests
{
    private static readonly double[] P = [0.3, 0.4], Y = [1, 0], One = [1, 1], Zero = [0, 0], Scale = [1], Shift = [0];
    private static readonly NoiseKey Key = new(1, 2);

    private static double[] A => new double[2];

    private static double[] B => new double[1];

    /// <summary>By type, method and parameter: calls of all overloads.</summary>
    private static readonly Dictionary<string, Action<double>[]> Calls = new()
    {
        ["Losses.Huber(delta)"] = [static v => Loss.Huber(0.3, 1, v), static v => Loss.Huber<double>(P, Y, v), static v => Loss.Huber<double>(P, Y, v, A)],
        ["Losses.HuberGradient(delta)"] = [static v => Loss.HuberGradient(0.3, 1, v, out _), static v => Loss.HuberGradient<double>(P, Y, v, Reduction.Sum, A)],
        ["Losses.HuberVjp(delta)"] = [static v => Loss.HuberVjp<double>(P, Y, v, A, A, A)],
        ["Losses.HuberJvp(delta)"] = [static v => Loss.HuberJvp<double>(P, Y, v, A, A, A)],
        ["Losses.Quantile(quantile)"] = [static v => Loss.Quantile(0.3, 1, v), static v => Loss.Quantile<double>(P, Y, v), static v => Loss.Quantile<double>(P, Y, v, A)],
        ["Losses.QuantileGradient(quantile)"] = [static v => Loss.QuantileGradient(0.3, 1, v, out _), static v => Loss.QuantileGradient<double>(P, Y, v, Reduction.Sum, A)],
        ["Losses.QuantileVjp(quantile)"] = [static v => Loss.QuantileVjp<double>(P, Y, v, A, A, A)],
        ["Losses.QuantileJvp(quantile)"] = [static v => Loss.QuantileJvp<double>(P, Y, v, A, A, A)],
        ["Losses.SigmoidCrossEntropy(smoothing)"] = [static v => Loss.SigmoidCrossEntropy(0.3, 1, v), static v => Loss.SigmoidCrossEntropy<double>(P, Y, v), static v => Loss.SigmoidCrossEntropy<double>(P, Y, v, A)],
        ["Losses.SigmoidCrossEntropyGradient(smoothing)"] = [static v => Loss.SigmoidCrossEntropyGradient(0.3, 1, v, out _), static v => Loss.SigmoidCrossEntropyGradient<double>(P, Y, v, Reduction.Sum, A)],
        ["Losses.SigmoidCrossEntropyVjp(smoothing)"] = [static v => Loss.SigmoidCrossEntropyVjp<double>(P, Y, v, A, A, A)],
        ["Losses.SigmoidCrossEntropyJvp(smoothing)"] = [static v => Loss.SigmoidCrossEntropyJvp<double>(P, Y, v, A, A, A)],
        ["Losses.SigmoidFocal(gamma)"] = [static v => Loss.SigmoidFocal(0.3, 1, v), static v => Loss.SigmoidFocal<double>(P, Y, v), static v => Loss.SigmoidFocal<double>(P, Y, v, 0.5, A)],
        ["Losses.SigmoidFocal(alpha)"] = [static v => Loss.SigmoidFocal(0.3, 1, 2, v), static v => Loss.SigmoidFocal<double>(P, Y, 2, v), static v => Loss.SigmoidFocal<double>(P, Y, 2, v, A)],
        ["Losses.SigmoidFocalGradient(gamma)"] = [static v => Loss.SigmoidFocalGradient(0.3, 1, v, 0.5, out _), static v => Loss.SigmoidFocalGradient<double>(P, Y, v, 0.5, Reduction.Sum, A)],
        ["Losses.SigmoidFocalGradient(alpha)"] = [static v => Loss.SigmoidFocalGradient(0.3, 1, 2, v, out _), static v => Loss.SigmoidFocalGradient<double>(P, Y, 2, v, Reduction.Sum, A)],
        ["Losses.SigmoidFocalVjp(gamma)"] = [static v => Loss.SigmoidFocalVjp<double>(P, Y, v, 0.5, A, A, A)],
        ["Losses.SigmoidFocalVjp(alpha)"] = [static v => Loss.SigmoidFocalVjp<double>(P, Y, 2, v, A, A, A)],
        ["Losses.SigmoidFocalJvp(gamma)"] = [static v => Loss.SigmoidFocalJvp<double>(P, Y, v, 0.5, A, A, A)],
        ["Losses.SigmoidFocalJvp(alpha)"] = [static v => Loss.SigmoidFocalJvp<double>(P, Y, 2, v, A, A, A)],
        ["Losses.SoftmaxCrossEntropy(smoothing)"] =
        [
            static v => Loss.SoftmaxCrossEntropy<double>(P, Y, 2, v), static v => Loss.SoftmaxCrossEntropy<double>(P, [0], 2, v),
            static v => Loss.SoftmaxCrossEntropy<double>(P, Y, 2, v, B), static v => Loss.SoftmaxCrossEntropy<double>(P, [0], 2, v, B),
        ],
        ["Losses.SoftmaxCrossEntropyGradient(smoothing)"] =
            [static v => Loss.SoftmaxCrossEntropyGradient<double>(P, Y, 2, v, Reduction.Sum, A), static v => Loss.SoftmaxCrossEntropyGradient<double>(P, [0], 2, v, Reduction.Sum, A)],
        ["Losses.SoftmaxCrossEntropyVjp(smoothing)"] =
            [static v => Loss.SoftmaxCrossEntropyVjp<double>(P, Y, 2, v, B, A, B), static v => Loss.SoftmaxCrossEntropyVjp<double>(P, [0], 2, v, B, A, B)],
        ["Losses.SoftmaxCrossEntropyJvp(smoothing)"] =
            [static v => Loss.SoftmaxCrossEntropyJvp<double>(P, Y, 2, v, B, A, B), static v => Loss.SoftmaxCrossEntropyJvp<double>(P, [0], 2, v, B, A, B)],

        ["Activations.Elu(alpha)"] = [static v => Elu(0.3, v), static v => Elu<double>(P, v, A)],
        ["Activations.EluGradient(alpha)"] = [static v => EluGradient(0.3, v, out _)],
        ["Activations.EluVjp(alpha)"] = [static v => EluVjp<double>(P, v, A, A, A)],
        ["Activations.EluJvp(alpha)"] = [static v => EluJvp<double>(P, v, A, A, A)],
        ["Activations.Celu(alpha)"] = [static v => Celu(0.3, v), static v => Celu<double>(P, v, A)],
        ["Activations.CeluGradient(alpha)"] = [static v => CeluGradient(0.3, v, out _)],
        ["Activations.CeluVjp(alpha)"] = [static v => CeluVjp<double>(P, v, A, A, A)],
        ["Activations.CeluJvp(alpha)"] = [static v => CeluJvp<double>(P, v, A, A, A)],
        ["Activations.LeakyRelu(slope)"] = [static v => LeakyRelu(0.3, v), static v => LeakyRelu<double>(P, v, A)],
        ["Activations.LeakyReluGradient(slope)"] = [static v => LeakyReluGradient(0.3, v, out _)],
        ["Activations.LeakyReluVjp(slope)"] = [static v => LeakyReluVjp<double>(P, v, A, A, A)],
        ["Activations.LeakyReluJvp(slope)"] = [static v => LeakyReluJvp<double>(P, v, A, A, A)],

        ["Normalization.BatchNorm(momentum)"] = [static v => BatchNorm(P, Scale, Shift, v, 1e-5, B, B, A)],
        ["Normalization.BatchNorm(epsilon)"] = [static v => BatchNorm(P, Scale, Shift, 0.1, v, B, B, A)],
        ["Normalization.BatchNormVjp(momentum)"] = [static v => BatchNormVjp(P, Scale, Shift, v, 1e-5, B, B, A, A, B, B, A)],
        ["Normalization.BatchNormVjp(epsilon)"] = [static v => BatchNormVjp(P, Scale, Shift, 0.1, v, B, B, A, A, B, B, A)],
        ["Normalization.BatchNormInference(epsilon)"] = [static v => BatchNormInference<double>(P, Scale, Shift, v, B, B, A)],
        ["Normalization.BatchNormInferenceVjp(epsilon)"] = [static v => BatchNormInferenceVjp<double>(P, Scale, Shift, v, B, B, A, A, B, B, A)],
        ["Normalization.LayerNorm(epsilon)"] = [static v => LayerNorm<double>(P, One, Zero, v, A)],
        ["Normalization.LayerNormVjp(epsilon)"] = [static v => LayerNormVjp<double>(P, One, Zero, v, A, A, A, A, A)],
        ["Normalization.RmsNorm(epsilon)"] = [static v => RmsNorm<double>(P, One, v, A)],
        ["Normalization.RmsNormVjp(epsilon)"] = [static v => RmsNormVjp<double>(P, One, v, A, A, A, A)],
        ["Normalization.GroupNorm(epsilon)"] = [static v => GroupNorm<double>(P, 1, 1, One, Zero, v, A)],
        ["Normalization.GroupNormVjp(epsilon)"] = [static v => GroupNormVjp<double>(P, 1, 1, One, Zero, v, A, A, A, A, A)],
        ["Noise.Dropout(rate)"] = [static v => Dropout<double>(P, v, Key, A)],
        ["Noise.DropoutVjp(rate)"] = [static v => DropoutVjp<double>(P, v, Key, A, A, A)],
        ["Noise.Gaussian(deviation)"] = [static v => Gaussian<double>(P, v, Key, A)],
        ["Noise.GaussianVjp(deviation)"] = [static v => GaussianVjp<double>(P, v, Key, A, A, A)],

        ["Regularizer.L1(strength)"] = [static v => Regularizer.L1(v)],
        ["Regularizer.L2(strength)"] = [static v => Regularizer.L2(v)],
        ["Regularizer.ElasticNet(l1)"] = [static v => Regularizer.ElasticNet(v, 1)],
        ["Regularizer.ElasticNet(l2)"] = [static v => Regularizer.ElasticNet(1, v)],
        ["Regularizer.GroupLasso(strength)"] = [static v => Regularizer.GroupLasso(v)],
        ["Regularizer.MaxNorm(strength)"] = [static v => Regularizer.MaxNorm(v, 1)],
        ["Regularizer.MaxNorm(bound)"] = [static v => Regularizer.MaxNorm(1, v)],
        ["Regularizer.Orthogonality(strength)"] = [static v => Regularizer.Orthogonality(v)],
        ["RobustLoss.Huber(scale)"] = [static v => RobustLoss.Huber(v)],
        ["RobustLoss.SoftL1(scale)"] = [static v => RobustLoss.SoftL1(v)],
        ["RobustLoss.Cauchy(scale)"] = [static v => RobustLoss.Cauchy(v)],
        ["RobustLoss.Arctan(scale)"] = [static v => RobustLoss.Arctan(v)],
        ["Gains.LeakyRelu(slope)"] = [static v => Gains.LeakyRelu(v)],
        ["PiecewiseRate.Drops(decay)"] = [static v => PiecewiseRate.Drops(v, 1)],
        ["IdxFile.Load(scale)"] = [static v => IdxFile.Load<double>("missing", v)],
        ["Metric.BinaryAccuracy(threshold)"] = [static v => Metric.BinaryAccuracy<double>(static _ => throw new InvalidOperationException(), "y", v)],
        ["Explain.SmoothGrad(deviation)"] = [static v => Explain.SmoothGrad(static (_, _) => 0, P, v)],
        ["LossLandscape.Line(radius)"] = [static v => LossLandscape.Line(static (_, _) => 0, P, One, v)],
        ["LossLandscape.Plane(radius)"] = [static v => LossLandscape.Plane(static _ => 0, P, One, One, v)],

        ["Schedule.Rate(learningRate)"] = [static v => new ConstantRate().Rate(0, v)],
        ["Dataset.Split(fraction)"] = [static v => Loop.SmallNetwork.Data(10, 1).Split(v, 1)],
        ["Attribution.IsComplete(tolerance)"] = [static v => new Attribution([], 0).IsComplete(v)],
        ["SearchSpace.LogUniform(lowest)"] = [static v => new SearchSpace().LogUniform("x", v, 1)],
        ["SearchSpace.LogUniform(highest)"] = [static v => new SearchSpace().LogUniform("x", 1, v)],
        ["SearchSpace.Uniform(lowest)"] = [static v => new SearchSpace().Uniform("x", v, 1)],
        ["SearchSpace.Uniform(highest)"] = [static v => new SearchSpace().Uniform("x", 1, v)],
        ["FitResult.ConfidenceInterval(level)"] = [static v => CurveFit.Fit(Slope, [1, 2, 3], [1, 2, 3], [0]).ConfidenceInterval(0, v)],
        ["ProximalStep.Apply(learningRate)"] = [static v => new SoftThreshold(1).Apply(A.AsSpan(), ParameterLayout.Flat(2), v)],
        ["IOptimizer`1.Step(learningRate)"] = [static v => new Sgd().Create<double>(2).Step(A, P, v)],
    };

    /// <summary>Functions of a number that is data, or may be anything.</summary>
    private static readonly string[] Anything =
    [
        "Plateau.Observe(loss)",
    ];

    /// <summary>What may be negative.</summary>
    private static readonly string[] Signed =
    [
        "Activations.LeakyRelu(slope)", "Activations.LeakyReluGradient(slope)", "Activations.LeakyReluVjp(slope)", "Activations.LeakyReluJvp(slope)", "Gains.LeakyRelu(slope)",
        "IdxFile.Load(scale)", "Metric.BinaryAccuracy(threshold)", "SearchSpace.Uniform(lowest)",
    ];

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WrongNumber_IsRefusedByName(string name)
    {
        string parameter = name[(name.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
        foreach (Action<double> call in Calls[name])
        {
            Assert.Throws<ArgumentOutOfRangeException>(parameter, () => call(double.NaN));
            if (!Signed.Contains(name)) Assert.Throws<ArgumentOutOfRangeException>(parameter, () => call(-1));
        }
    }

    /// <summary>A new function is not forgotten above.</summary>
    [Fact]
    public void EveryFunctionWithSuchANumber_IsThere()
    {
        IEnumerable<string> missing = typeof(Optimizer).Assembly.GetExportedTypes()
            .Where(static type => type.Namespace is "AutoDiffGen.Training" or "AutoDiffGen.Solvers" && !typeof(Delegate).IsAssignableFrom(type))
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(static method => !method.IsSpecialName && method.Name is not ("Deconstruct" or "Equals" or "PrintMembers"))
            .SelectMany(static method => method.GetParameters().Where(static p => p.ParameterType == typeof(double)).Select(p => $"{method.DeclaringType!.Name}.{method.Name}({p.Name})"))
            .Distinct()
            .Except(Calls.Keys)
            .Where(static name => !Anything.Any(one => name.StartsWith(one, StringComparison.Ordinal)));
        Assert.Empty(missing);
    }

    private static double Slope(ReadOnlySpan<double> b, double x, Span<double> gradient)
    {
        gradient[0] = x;
        return b[0] * x;
    }
}
