using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>The numbers of dfdx' own tests: losses mean(θr), mean((θr)²) or Σ(θr)² from θ = 1. They are 32-bit numbers of 7 digits.</summary>
public sealed class DfdxTests
{
    private static readonly double[] Rates = [0.1, 1, 2, 10, 100];

    public static TheoryData<int, Optimizer, int, double[]> Linear => new()
    {
        { 21, new Sgd(0.01), 1, [.9998, .998, .996, .98, .8] },
        { 21, new Sgd(0.01), 5, [.999, .99, .98, .9, 0] },
        { 22, new Sgd(0.01, 0.5), 5, [.9983875, .983875, .96775, .83875, -.6125] },
        { 23, new Sgd(0.01, 0.5, nesterov: true), 5, [.99819375, .9819375, .963875, .819375, -.80625] },
        { 24, new Sgd(0.01) { WeightDecay = 0.1 }, 5, [.994012, .98502994, .97505, .8952098, -.00299193] },
        { 24, new Sgd(0.01) { WeightDecay = 0.1, DecoupledDecay = true }, 5, [.994012, .98502994, .97505, .8952098, -.00299193] },
        { 25, new Sgd(0.01, 0.5) { WeightDecay = 0.1, DecoupledDecay = true }, 5, [.9934003, .978913, .962815, .834037, -.614717] },
        { 26, new Sgd(0.01, 0.5) { WeightDecay = 0.1 }, 5, [.99034745, .9758687, .9597812, .83108085, -.6167973] },
    };

    [Theory]
    [MemberData(nameof(Linear))]
    public void Facts_21_to_26_Descent(int fact, Optimizer optimizer, int steps, double[] expected)
    {
        double[] x = [1, 1, 1, 1, 1];
        IOptimizer<double> state = optimizer.Create<double>(5);
        for (int step = 0; step < steps; step++) state.Step(x, [.. Rates.Select(static r => r / 5)]);
        Assert.True(state.Steps == steps, $"F{fact}");
        Close.Assert(expected, x, 1e-6);
    }

    public static TheoryData<int, Optimizer, double[], double, int, double[]> Quadratic => new()
    {
        { 27, new Adam(), [1e-6, 1e-5, 1e-4, 1e-3, 1e-2], 5, 1, [.99999994, .999996, .9997143, .9990244, .99900025] },
        { 27, new Adam(), [1e-6, 1e-5, 1e-4, 1e-3, 1e-2], 5, 10, [.9999994, .99996006, .99714446, .99024755, .99000573] },
        { 28, new Adam(1e-3, 0.5, 0.25), [1e-4, 1e-3, 1e-2, 1e-1, 1], 5, 10, [.99714494, .9902406, .989998, .9899956, .98999554] },
        { 29, FirstTensorFlow, Rates, 1, 5, [.9988262, .9256831, .8990271, .8955128, .8955067] },
        { 29, FirstTensorFlow with { Momentum = 0.9 }, Rates, 1, 5, [.9970101, .798177, .71185935, .69974965, .6997286] },
        { 29, FirstTensorFlow with { Centred = true }, Rates, 1, 5, [.9988262, .9190646, .8847198, .87998855, .8799804] },
    };

    private static RmsProp FirstTensorFlow => new(0.01, 0.9) { EpsilonInsideRoot = true, InitialSquare = 1 };

    [Theory]
    [MemberData(nameof(Quadratic))]
    public void Facts_27_to_29_AdamAndRmsProp(int fact, Optimizer optimizer, double[] r, double count, int steps, double[] expected)
    {
        double[] x = [1, 1, 1, 1, 1];
        IOptimizer<double> state = optimizer.Create<double>(5);
        for (int step = 0; step < steps; step++) state.Step(x, [.. x.Select((theta, i) => 2 * theta * r[i] * r[i] / count)]);
        Assert.True(state.Steps == steps, $"F{fact}");
        Close.Assert(expected, x, 1e-6);
    }
}
