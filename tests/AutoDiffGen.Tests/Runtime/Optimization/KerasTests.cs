using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>The golden numbers of Keras' own tests, to the last digit of the same formulas in 64 bits.</summary>
public sealed class KerasTests
{
    public static TheoryData<Optimizer, double> Rates => new()
    {
        { Sgd.Keras, 1e-2 }, { Adam.Keras, 1e-3 }, { AdamW.Keras, 1e-3 }, { Adagrad.Keras, 1e-3 }, { Adadelta.Keras, 1e-3 }, { RmsProp.Keras, 1e-3 },
        { Nadam.Keras, 1e-3 }, { Adamax.Keras, 1e-3 }, { Lion.Keras, 1e-3 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void LearningRate_IsThatOfKeras(Optimizer optimizer, double expected)
    {
        Assert.Equal(expected, optimizer.LearningRate);
        Assert.True(optimizer.DecoupledDecay);
        Assert.Equal(optimizer is AdamW ? 0.004 : 0, optimizer.WeightDecay);
    }

    public static TheoryData<int, Optimizer, double[], double> SingleSteps => new()
    {
        { 1, Sgd.Keras, [0.5, -1.0, -0.5, 3.0], 1e-15 },
        { 2, Adam.Keras, [0.50000158113383, 1.500000263522999, 2.500000225876874, 3.500000790568165], 1e-14 },
        { 3, AdamW.Keras, [0.49800158113383, 1.496000263522999, 2.494000225876874, 3.492000790568165], 1e-14 },
        { 4, Adagrad.Keras, [0.523268727046807, 1.500693001717606, 2.5005094249914, 3.506135207697946], 1e-14 },
        { 5, Adadelta.Keras, [0.999292893925919, 1.999292893238455, 2.999292893233244, 3.99929289339559], 1e-14 },
        { 6, RmsProp.Keras, [-0.581138039515368, 0.418861191876071, 1.418861186049879, 2.418861367558127], 1e-14 },
        { 7, Nadam.Keras, [0.468606151485, 1.46860610720218, 2.468606105936956, 3.468606124915309], 1e-14 },
        { 8, Adamax.Keras, [0.5, 1.5, 2.5, 3.5], 1e-6 },
        { 8, Lion.Keras, [0.5, 1.5, 2.5, 3.5], 1e-15 },
    };

    [Theory]
    [MemberData(nameof(SingleSteps))]
    public void Facts_1_to_8_SingleStep(int fact, Optimizer optimizer, double[] expected, double tolerance)
    {
        double[] x = [1, 2, 3, 4];
        (optimizer with { LearningRate = 0.5 }).Create<double>(4).Step(x, [1, 6, 7, 2]);
        Assert.True(fact > 0);
        Close.Assert(expected, x, tolerance);
    }

    public static TheoryData<int, Optimizer, double[], double[]> FiveSteps => new()
    {
        { 9, Sgd.Keras with { LearningRate = 0.01, Nesterov = true }, [.9999, .9989, .9979, .9969, .9959], [.9999, .9899, .9799, .9699, .9599] },
        {
            10, Adam.Keras with { AmsGrad = true },
            [.999000316127798, .998193253770005, .997300439482411, .996367835789522, .995412460633363],
            [.999000316127798, .998249521948271, .997387423079157, .996475293369848, .99553484319954]
        },
        {
            11, AdamW.Keras with { LearningRate = 1, WeightDecay = 0.5, Epsilon = 2 },
            [.499841911113039, .248640514046801, .122323816243928, .058611847171184, .026292750875356],
            [.499841911113039, .238234022628187, .100265625197742, .025830367836181, -.015892280714914]
        },
        {
            12, Adagrad.Keras with { LearningRate = 0.2, InitialSum = 0.3, Epsilon = 1e-6 },
            [.996349130794565, .960433920616332, .925084159751021, .890273955168502, .855979331522047],
            [.996349130794565, .820944340602284, .689071141368106, .578976449624983, .482529017880832]
        },
        {
            13, Adadelta.Keras with { LearningRate = 1, Rho = 0.8, Epsilon = 1e-6 },
            [.99781782109764, .994706611055784, .991507779037797, .988245724141679, .984932286495255],
            [.99781782109764, .994693549171171, .991481602112456, .988206479777933, .984880044631103]
        },
        {
            14, Adamax.Keras with { LearningRate = 0.2, Beta1 = 0.85, Beta2 = 0.95, Epsilon = 1e-6 },
            [.8000199980002, .682723873664146, .533279303969901, .367970479672195, .193308022353602],
            [.8000199980002, .690993080000091, .546602553836681, .3847611905535, .21263073834647]
        },
        {
            15, RmsProp.Keras with { Centred = true },
            [.996685032279341, .993333570643747, .990765043141594, .988496376592412, .98637276612682],
            [.996685032279341, .993348514573897, .990796960631371, .988544906805997, .986437600753978]
        },
        {
            16, Nadam.Keras with { LearningRate = 0.5, Beta1 = 0.5, Beta2 = 0.67, Epsilon = 1e-5 },
            [.428091308543484, -.173801900952285, -.711524325254287, -1.233538554495561, -1.749200802657484],
            [.428091308543484, -.17173052988592, -.708389528196223, -1.229929036264616, -1.745406496596036]
        },
        { 17, Lion.Keras, [.999, .998, .997, .996, .995], [.999, .998, .997, .996, .995] },
    };

    [Theory]
    [MemberData(nameof(FiveSteps))]
    public void Facts_9_to_17_FiveSteps(int fact, Optimizer optimizer, double[] first, double[] tenth)
    {
        double[] x = [1, 1];
        IOptimizer<double> state = optimizer.Create<double>(2);
        for (int step = 0; step < 5; step++)
        {
            state.Step(x, step == 0 ? [0.01, 0.01] : [0.1, 1]);
            Close.Assert([first[step], tenth[step]], x, 1e-14);
        }

        Assert.True(state.Steps == 5, $"F{fact}");
    }

    public static TheoryData<Optimizer> Decaying =>
        [Sgd.Keras, Adam.Keras, AdamW.Keras, Adagrad.Keras, Adadelta.Keras, Adamax.Keras, RmsProp.Keras, Nadam.Keras, Lion.Keras];

    [Theory]
    [MemberData(nameof(Decaying))]
    public void Fact_18_DecayIsDecoupled(Optimizer optimizer)
    {
        double[] x = [2];
        IOptimizer<double> state = (optimizer with { LearningRate = 1, WeightDecay = 0.004 }).Create<double>(1);
        for (int step = 0; step < 3; step++) state.Step(x, [0]);
        Assert.Equal(1.976095872, x[0], 1e-15);
    }
}
