namespace AutoDiffGen.Training;

/// <summary>The learning rate rises along a line to that of another schedule, which begins after it.</summary>
/// <remarks>a + (1 − a)k/W at step k &lt; W, times the other schedule's first factor. Source: PyTorch, <c>LinearLR</c>; optax, <c>warmup_constant_schedule</c>.</remarks>
public sealed record Warmup : Schedule
{
    /// <summary>A rise to another schedule.</summary>
    /// <param name="steps">The steps W of the rise.</param>
    /// <param name="then">The schedule after it, which counts its own steps from 0; null for a constant rate.</param>
    /// <param name="start">The factor a of the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is not positive, or the factor negative or not finite.</exception>
    public Warmup(long steps, Schedule? then = null, double start = 0) => (Steps, Next, Start) = (steps, then ?? new ConstantRate(), start);

    /// <summary>The steps W of the rise.</summary>
    public long Steps { get; init => field = Option.Positive(value); }

    /// <summary>The schedule after the rise.</summary>
    public Schedule Next { get; init; }

    /// <summary>The factor a of the first step.</summary>
    public double Start { get; init => field = Option.NotNegative(value); }

    private protected override double FactorAt(long step, long? totalSteps)
    {
        long? rest = totalSteps is { } total ? Math.Max(1, total - Steps) : null;
        return step < Steps ? Line(Start, 1, (double)step / Steps) * FactorOf(Next, 0, rest) : FactorOf(Next, step - Steps, rest);
    }
}
