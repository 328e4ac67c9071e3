using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>What <see cref="LearningRateRangeTest"/> found.</summary>
/// <param name="Points">The losses by learning rate, the rates rising.</param>
/// <param name="Diverged">Whether the loss exploded before the highest rate.</param>
/// <param name="Suggested">The rate at which the smoothed loss falls fastest for a rise of the rate's logarithm; NaN when it falls nowhere.</param>
public sealed record RateRange(ImmutableArray<RateLoss> Points, bool Diverged, double Suggested);

/// <summary>One step of a range test.</summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Loss">The loss before the step.</param>
/// <param name="Smoothed">The moving average of the losses.</param>
public readonly record struct RateLoss(double LearningRate, double Loss, double Smoothed);
