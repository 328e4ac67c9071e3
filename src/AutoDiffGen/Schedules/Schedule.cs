using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>How the learning rate changes in training: a factor on the optimizer's own rate, which depends on the step alone.</summary>
/// <remarks>
/// Steps count from 0, and the factor of step k is asked for before that step. A schedule has no state, so training can be taken up anywhere.
/// What depends on the losses seen is <see cref="ReduceOnPlateau"/>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = TrainingSetup.Kind)]
[JsonDerivedType(typeof(ConstantRate), nameof(ConstantRate))]
[JsonDerivedType(typeof(CosineDecay), nameof(CosineDecay))]
[JsonDerivedType(typeof(CosineRestarts), nameof(CosineRestarts))]
[JsonDerivedType(typeof(CustomRate), nameof(CustomRate))]
[JsonDerivedType(typeof(ExponentialDecay), nameof(ExponentialDecay))]
[JsonDerivedType(typeof(InverseTimeDecay), nameof(InverseTimeDecay))]
[JsonDerivedType(typeof(JoinedSchedule), nameof(JoinedSchedule))]
[JsonDerivedType(typeof(OneCycle), nameof(OneCycle))]
[JsonDerivedType(typeof(PiecewiseRate), nameof(PiecewiseRate))]
[JsonDerivedType(typeof(PolynomialDecay), nameof(PolynomialDecay))]
[JsonDerivedType(typeof(ProductSchedule), nameof(ProductSchedule))]
[JsonDerivedType(typeof(StepDecay), nameof(StepDecay))]
[JsonDerivedType(typeof(TriangularCycle), nameof(TriangularCycle))]
[JsonDerivedType(typeof(Warmup), nameof(Warmup))]
public abstract record Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>The factor on the learning rate at a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="totalSteps">The number of steps of the whole training, for schedules that are not given a length of their own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or the number of steps not positive.</exception>
    /// <exception cref="InvalidOperationException">The schedule has no length of its own, and no number of steps is given.</exception>
    public double Factor(long step, long? totalSteps = null)
    {
        Option.NotNegative(step, nameof(step));
        if (totalSteps is { } total) Option.Positive(total, nameof(totalSteps));
        return FactorAt(step, totalSteps);
    }

    /// <summary>The learning rate at a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="learningRate">The optimizer's own rate.</param>
    /// <param name="totalSteps">The number of steps of the whole training, for schedules that are not given a length of their own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, the number of steps not positive, or the rate negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The schedule has no length of its own, and no number of steps is given.</exception>
    public double Rate(long step, double learningRate, long? totalSteps = null) => Option.NotNegative(learningRate, nameof(learningRate)) * Factor(step, totalSteps);

    /// <summary>This schedule for some steps, then another one, which counts its own steps from 0.</summary>
    /// <param name="steps">How many steps this schedule lasts.</param>
    /// <param name="next">The schedule after that.</param>
    public Schedule Then(long steps, Schedule next) => new JoinedSchedule(this, steps, next);

    /// <summary>The product of this schedule's factor and another's.</summary>
    /// <param name="other">The other schedule.</param>
    public Schedule Times(Schedule other) => new ProductSchedule(this, other);

    /// <summary>The factor at a step that has been checked.</summary>
    private protected abstract double FactorAt(long step, long? totalSteps);

    /// <summary>The factor of another schedule.</summary>
    private protected static double FactorOf(Schedule schedule, long step, long? totalSteps) => schedule.FactorAt(step, totalSteps);

    /// <summary>The length of a schedule: its own, or what the whole training leaves, at least 1.</summary>
    private protected long Length(long? own, long? totalSteps, long before = 0) =>
        own ?? (totalSteps is { } total
            ? Math.Max(1, total - before)
            : throw new InvalidOperationException($"{GetType().Name} has no length of its own: give it one, or say how many steps the training has."));

    /// <summary>The way from one factor to another, along half a cosine.</summary>
    private protected static double Cosine(double from, double to, double progress) => to + 0.5 * (from - to) * (1 + Math.Cos(Math.PI * progress));

    /// <summary>The way from one factor to another, along a line.</summary>
    private protected static double Line(double from, double to, double progress) => from + (to - from) * progress;
}
