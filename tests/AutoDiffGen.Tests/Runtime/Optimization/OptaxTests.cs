using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>The examples of optax' documentation, and the problems of its acceptance tests.</summary>
public sealed class OptaxTests
{
    public static TheoryData<int, Optimizer, double[], double> Examples => new()
    {
        { 30, new Sgd(0.003), [13.8325, 13.6670, 13.5035, 13.3419, 13.1823], 5e-6 },
        { 31, new Adam(0.003), [13.964027000089834, 13.928109416197573, 13.892248182687599, 13.856444224250366, 13.820698453840055], 1e-13 },
        { 32, Adagrad.Optax, [5.011927033693443, 2.4026963819208085, 1.2548269318132377, 0.6860957907614502, 0.38519432709208856], 1e-13 },
        { 33, new Adadelta(10), [13.623526822314577, 13.246354338078532, 12.87284161106094, 12.505082500384821, 12.144233480913083], 1e-13 },
        { 34, RmsProp.Optax with { LearningRate = 0.003 }, [13.886428004665689, 13.804556759483795, 13.736313934907983, 13.675961039416322, 13.620835710068233], 1e-13 },
        { 35, new Lion(0.003), [13.963943108126, 13.927940540430704, 13.891992296425839, 13.856098375623146, 13.820258777534363], 1e-13 },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Facts_30_to_35_SumOfSquares(int fact, Optimizer optimizer, double[] expected, double tolerance)
    {
        double[] x = [1, 2, 3], gradient = new double[3];
        IOptimizer<double> state = optimizer.Create<double>(3);
        foreach (double value in expected)
        {
            Problem.SumOfSquares(x, gradient);
            state.Step(x, gradient);
            Close.Assert(value, x.Sum(static c => c * c), tolerance);
        }

        Assert.True(state.Steps == 5, $"F{fact}");
    }

    /// <summary>Made by a transcription of either formula into Python, whose first one gives fact 51: ε stands at √v or at √v̂.</summary>
    [Theory]
    [InlineData(false, 0.5445737079111622, 0.49514728473597497, -0.084368303325957)]
    [InlineData(true, 0.5441254317911034, 0.4924743698879468, -0.08197165903284989)]
    public void RAdam_AddsEpsilonAfterTheCorrection(bool isOptax, double afterSix, double afterTen, double afterFifty)
    {
        Optimizer optimizer = (isOptax ? RAdam.Optax : new RAdam()) with { LearningRate = 0.05, Beta2 = 0.95, Epsilon = 0.1 };
        double[] x = [1, 2, 3], gradient = new double[3];
        IOptimizer<double> state = optimizer.Create<double>(3);
        foreach ((int step, double expected) in new[] { (6, afterSix), (10, afterTen), (50, afterFifty) })
        {
            while (state.Steps < step)
            {
                Problem.SumOfSquares(x, gradient);
                state.Step(x, gradient);
            }

            Close.Assert(expected, x[0], 1e-13);
        }
    }

    public static TheoryData<Optimizer> Accepted =>
    [
        new Sgd(1e-3, 0.9), new Adam(0.1), Adam.Optax with { LearningRate = 0.1, AmsGrad = true }, new Adam(0.1) { AmsGrad = true },
        new Adamax(0.1), new AdamW(0.1, 1e-4), new Nadam(0.01), Nadam.Optax with { LearningRate = 0.01 }, RmsProp.Optax with { LearningRate = 5e-3 },
        Adagrad.Optax, new Adadelta(0.1), new Lion(0.01, 1e-4), new Rprop(0.1), new RAdam(5e-3), RAdam.Optax with { LearningRate = 5e-3 },
    ];

    /// <summary>optax compares with both an absolute and a relative tolerance of 0.03, which add up.</summary>
    [Theory]
    [MemberData(nameof(Accepted))]
    public void TenThousandSteps_ReachTheMinimum(Optimizer optimizer)
    {
        double[] target = [1, -1, 1];
        double[] parabola = [-1, 10, 1], slope = new double[3];
        IOptimizer<double> state = optimizer.Create<double>(3);
        for (int step = 0; step < 10_000; step++)
        {
            for (int i = 0; i < 3; i++) slope[i] = 2 * (parabola[i] - target[i]);
            state.Step(parabola, slope);
        }

        double[] valley = [0, 0], gradient = new double[2];
        state = optimizer.Create<double>(2);
        for (int step = 0; step < 10_000; step++)
        {
            Problem.Rosenbrock(valley, gradient);
            state.Step(valley, gradient);
        }

        Assert.All(parabola.Zip(target), static pair => Assert.Equal(pair.Second, pair.First, 3e-2 + 3e-2));
        Assert.All(valley, static x => Assert.Equal(1, x, 3e-2 + 3e-2));
    }
}
