using System.Collections.Immutable;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The loss on the batch of a step, and its gradient.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="step">The step, from 0.</param>
/// <param name="parameters">The parameters.</param>
/// <param name="gradient">Overwritten with the gradient.</param>
public delegate T StepGradient<T>(long step, ReadOnlySpan<T> parameters, Span<T> gradient);

/// <summary>Trains for a few steps while the learning rate rises exponentially, to see which rates are worth trying.</summary>
/// <remarks>The losses are averaged with the weight 0.9 of the past, corrected for its start. Source: Smith 2017.</remarks>
public sealed record LearningRateRangeTest
{
    private const double Smoothing = 0.9;

    /// <summary>A test between two rates.</summary>
    /// <param name="lowest">The first rate.</param>
    /// <param name="highest">The last rate.</param>
    /// <param name="steps">The number of rates, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive and finite, or there are fewer than two steps.</exception>
    public LearningRateRangeTest(double lowest = 1e-7, double highest = 10, int steps = 100) => (Lowest, Highest, Steps) = (lowest, highest, steps);

    /// <summary>The first rate.</summary>
    public double Lowest { get; init => field = Option.Positive(value); }

    /// <summary>The last rate.</summary>
    public double Highest { get; init => field = Option.Positive(value); }

    /// <summary>The number of rates.</summary>
    public int Steps { get; init => field = 1 + (int)Option.Positive((long)value - 1); }

    /// <summary>The test ends when the smoothed loss is this many times the lowest so far, if that is positive, or not finite.</summary>
    public double Explosion { get; init => field = Option.Positive(value); } = 4;

    /// <summary>Runs the test. The parameters are what they were, whatever happens.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="layout">The blocks of the parameters.</param>
    /// <param name="parameters">The parameters to start from.</param>
    /// <param name="gradient">The loss and its gradient.</param>
    /// <exception cref="ArgumentException">The number of parameters is not that of the layout.</exception>
    public RateRange Run<T>(Optimizer optimizer, ParameterLayout layout, Span<T> parameters, StepGradient<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(gradient);
        layout.RequireCount(parameters.Length, nameof(parameters));
        T[] original = parameters.ToArray();
        try
        {
            ImmutableArray<RateLoss> points = Losses(optimizer.Create<T>(layout), parameters, gradient, out bool diverged);
            return new(points, diverged, Steepest(points));
        }
        finally
        {
            original.CopyTo(parameters);
        }
    }

    private ImmutableArray<RateLoss> Losses<T>(IOptimizer<T> optimizer, Span<T> parameters, StepGradient<T> gradient, out bool diverged)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var points = ImmutableArray.CreateBuilder<RateLoss>(Steps);
        T[] slope = new T[parameters.Length];
        double mean = 0, best = double.PositiveInfinity;
        diverged = false;
        for (int step = 0; step < Steps && !diverged; step++)
        {
            double rate = Lowest * Math.Pow(Highest / Lowest, step / (Steps - 1.0));
            double loss = Widening.ToDouble(gradient(step, parameters, slope));
            mean = Smoothing * mean + (1 - Smoothing) * loss;
            double smoothed = mean / (1 - Powers.Power(Smoothing, step + 1));
            best = Math.Min(best, smoothed);
            diverged = !double.IsFinite(smoothed) || (best > 0 && smoothed > Explosion * best);
            if (double.IsFinite(smoothed)) points.Add(new(rate, loss, smoothed));
            if (!diverged) optimizer.Step(parameters, slope, rate);
        }

        return points.ToImmutable();
    }

    private static double Steepest(ImmutableArray<RateLoss> points)
    {
        const double rounding = 1e-12;
        (double rate, double fall) = (double.NaN, -rounding * points.Select(static point => Math.Abs(point.Smoothed)).DefaultIfEmpty().Max());
        for (int i = 1; i < points.Length - 1; i++)
        {
            double slope = points[i + 1].Smoothed - points[i - 1].Smoothed;
            if (slope < fall) (rate, fall) = (points[i].LearningRate, slope);
        }

        return rate;
    }
}
