using System.Reflection;
using AutoDiffGen.Solvers;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Options;

/// <summary>Every number among the options of the library is checked where it is set: NaN, and what is negative where that has no meaning, is refused by name.</summary>
public sealed class OptionTests
{
    /// <summary>An instance of each type with options.</summary>
    private static readonly object[] Instances =
    [
        new Sgd(), new Adam(), new AdamW(), new Adamax(), new Nadam(), new RAdam(), new Adagrad(), new Adadelta(), new RmsProp(), new Lion(), new Rprop(),
        new ClipByValue(1), new ClipByNorm(1), new ClipByGlobalNorm(1), new Centralisation(), new SoftThreshold(1), new GroupThreshold(1), new MaxNorm(1), new Simplex(),
        new WeightAverage<double>(1), new ConstantRate(), new StepDecay(1), new ExponentialDecay(1), new InverseTimeDecay(1), new PolynomialDecay(), new CosineDecay(),
        new CosineRestarts(1), new OneCycle(), new TriangularCycle(2, 1), new Warmup(1), new ReduceOnPlateau(), new LearningRateRangeTest(), new ParameterBlock("w", 1, 1),
        new EarlyStopping(1), new Checkpoints("x"), new Trainer<double>(new Loop.ScriptedModel(1)), new OverfitOneBatch(),
        new GridSearch(2), new RandomSearch(2), new SuccessiveHalving(2), new Lbfgs(), new ConjugateGradients(), new NewtonCg(), new LeastSquaresOptions(), new LineChart(),
    ];

    /// <summary>Options whose negative numbers mean something.</summary>
    private static readonly HashSet<string> Signed = ["ParameterBlock.Gain", "ParameterBlock.Scale", "EarlyStopping.Baseline"];

    public static TheoryData<string, string, string> Wrong
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (object instance in Instances)
            {
                foreach (PropertyInfo option in OptionsOf(instance.GetType()))
                {
                    foreach (string value in Values(option)) data.Add(instance.GetType().Name, option.Name, value);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongNumber_IsRefusedByName(string type, string name, string value)
    {
        object instance = Instances.Single(one => one.GetType().Name == type);
        PropertyInfo option = instance.GetType().GetProperty(name)!;
        Type number = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        object wrong = number == typeof(TimeSpan) ? TimeSpan.FromSeconds(-1)
            : Convert.ChangeType(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), number, System.Globalization.CultureInfo.InvariantCulture);
        Exception? thrown = Assert.Throws<TargetInvocationException>(() => option.SetValue(instance, wrong)).InnerException;
        Assert.Equal(name, Assert.IsType<ArgumentOutOfRangeException>(thrown).ParamName);
    }

    /// <summary>A new type with options is not forgotten above: every public type of the library with numbers that can be set is there, or is a result.</summary>
    [Fact]
    public void EveryTypeWithOptions_IsThere()
    {
        string[] results =
        [
            nameof(EpochReport), nameof(History), nameof(FitResult), nameof(MinimizationResult), nameof(RateRange), nameof(RateLoss), nameof(PlateauState), nameof(StepReport),
            nameof(TrainingPlan), nameof(TrainingWarning), nameof(Evaluation), nameof(Trial), nameof(Attribution), nameof(SlicePoint), nameof(ColumnImportance), nameof(FeatureImportance),
            nameof(OverfitResult), nameof(ConfidenceInterval), nameof(ChartMark), nameof(ChartSeries), nameof(SearchResult), nameof(NoiseKey), nameof(Fold),
        ];
        IEnumerable<string> missing = typeof(Optimizer).Assembly.GetExportedTypes()
            .Where(static type => type.Namespace is "AutoDiffGen.Training" or "AutoDiffGen.Solvers" && !type.IsAbstract && OptionsOf(type).Any())
            .Select(static type => type.Name)
            .Except(results)
            .Except(Instances.Select(static instance => instance.GetType().Name));
        Assert.Empty(missing);
    }

    private static IEnumerable<PropertyInfo> OptionsOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.SetMethod is { IsPublic: true } && IsNumber(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

    private static bool IsNumber(Type type) => type == typeof(double) || type == typeof(int) || type == typeof(long) || type == typeof(TimeSpan);

    private static IEnumerable<string> Values(PropertyInfo option)
    {
        Type number = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        string name = $"{option.DeclaringType!.Name}.{option.Name}";
        if (number == typeof(double)) yield return "NaN";
        if (!Signed.Contains(name) && option.Name != "Seed") yield return "-1";
    }
}
