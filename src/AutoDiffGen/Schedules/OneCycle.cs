namespace AutoDiffGen.Training;

/// <summary>The learning rate rises from a fraction of its peak, then falls far below where it began: the one-cycle policy.</summary>
/// <remarks>
/// The optimizer's rate is the peak. The last of N steps has the number N − 1. Source: Smith and Topin 2018; PyTorch, <c>OneCycleLR</c>.
/// </remarks>
public sealed record OneCycle : Schedule
{
    /// <summary>One rise and one fall.</summary>
    /// <param name="steps">The number N of steps; null for the whole training.</param>
    /// <param name="rise">The part of them that is the rise.</param>
    /// <param name="initialDivisor">The peak over the rate at the start.</param>
    /// <param name="finalDivisor">The rate at the start over that at the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite, or the rise is not between 0 and 1.</exception>
    public OneCycle(long? steps = null, double rise = 0.3, double initialDivisor = 25, double finalDivisor = 1e4) =>
        (Steps, Rise, InitialDivisor, FinalDivisor) = (steps, rise, initialDivisor, finalDivisor);

    /// <summary>The number N of steps; null for the whole training.</summary>
    public long? Steps { get; init => field = value is { } steps ? Option.Positive(steps) : null; }

    /// <summary>The part of the steps that is the rise.</summary>
    public double Rise { get; init => field = Option.Fraction(value); }

    /// <summary>The peak over the rate at the start.</summary>
    public double InitialDivisor { get; init => field = Option.Positive(value); }

    /// <summary>The rate at the start over that at the end.</summary>
    public double FinalDivisor { get; init => field = Option.Positive(value); }

    /// <summary>Whether rise and fall are lines rather than half cosines.</summary>
    public bool Linear { get; init; }

    /// <summary>Whether the fall mirrors the rise, and a third phase goes on below.</summary>
    public bool ThreePhases { get; init; }

    private protected override double FactorAt(long step, long? totalSteps)
    {
        double total = Length(Steps, totalSteps);
        double start = 1 / InitialDivisor, end = start / FinalDivisor, peakStep = Rise * total - 1;
        if (step <= peakStep) return Between(start, 1, step, 0, peakStep);
        double backStep = 2 * Rise * total - 2;
        if (!ThreePhases) return Between(1, end, step, peakStep, total - 1);
        return step <= backStep ? Between(1, start, step, peakStep, backStep) : Between(start, end, step, backStep, total - 1);
    }

    private double Between(double from, double to, double step, double first, double last)
    {
        double progress = last > first ? Math.Clamp((step - first) / (last - first), 0, 1) : 1;
        return Linear ? Line(from, to, progress) : Cosine(from, to, progress);
    }
}
