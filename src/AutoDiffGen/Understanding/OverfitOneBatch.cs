using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Trains on one batch over and over: a model that cannot learn even that by heart is wired wrongly, and no data will help it.</summary>
/// <remarks>Source: Karpathy 2019, "A recipe for training neural networks".</remarks>
public sealed record OverfitOneBatch
{
    /// <summary>A test of so many steps.</summary>
    /// <param name="steps">The number of steps at most.</param>
    /// <param name="target">The fraction of the first loss at which the batch counts as learnt.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is not positive, or the target not between 0 and 1.</exception>
    public OverfitOneBatch(int steps = 500, double target = 0.01) => (Steps, Target) = (steps, target);

    /// <summary>The number of steps at most.</summary>
    public int Steps { get; init => field = (int)Option.Positive((long)value); }

    /// <summary>The fraction of the first loss at which the batch counts as learnt.</summary>
    public double Target { get; init => field = Option.Fraction(value); }

    /// <summary>Runs the test. The parameters are what they were, whatever happens.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="layout">The blocks of the parameters.</param>
    /// <param name="parameters">The parameters to start from.</param>
    /// <param name="gradient">The loss on the batch and its gradient; the step is to make no difference to it.</param>
    /// <exception cref="ArgumentException">The number of parameters is not that of the layout.</exception>
    /// <exception cref="InvalidOperationException">The first loss is negative.</exception>
    public OverfitResult Run<T>(Optimizer optimizer, ParameterLayout layout, Span<T> parameters, StepGradient<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(gradient);
        layout.RequireCount(parameters.Length, nameof(parameters));
        T[] original = parameters.ToArray(), slope = new T[parameters.Length];
        IOptimizer<T> state = optimizer.Create<T>(layout);
        var losses = ImmutableArray.CreateBuilder<double>(Steps + 1);
        bool[] moved = new bool[layout.Blocks.Length];
        try
        {
            for (int step = 0; step <= Steps; step++)
            {
                losses.Add(Widening.ToDouble(gradient(step, parameters, slope)));
                RequireScale(losses[0]);
                Note(layout, slope, moved);
                if (!double.IsFinite(losses[^1]) || losses[^1] <= Target * losses[0] || step == Steps) break;
                state.Step(parameters, slope);
            }
        }
        finally
        {
            original.CopyTo(parameters);
        }

        return new(losses.ToImmutable(), losses[^1] <= Target * losses[0], Unmoved(layout, moved));
    }

    /// <summary>A fraction of a negative loss is more than the loss.</summary>
    private static void RequireScale(double first)
    {
        if (first >= 0 || !double.IsFinite(first)) return;
        string text = string.Create(CultureInfo.InvariantCulture, $"The loss is {first:G4} at first; a fraction of a negative loss is no target. Add a constant to it, so that it cannot fall below 0.");
        throw new InvalidOperationException(text);
    }

    private static void Note<T>(ParameterLayout layout, T[] slope, bool[] moved) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int index = 0; index < moved.Length; index++)
        {
            ParameterBlock block = layout.Blocks[index];
            moved[index] |= slope.AsSpan(block.Offset, block.Count).ContainsAnyExcept(T.Zero);
        }
    }

    private static ImmutableArray<string> Unmoved(ParameterLayout layout, bool[] moved) =>
        [.. layout.Blocks.Where((block, index) => block.Trainable && block.Count > 0 && !moved[index]).Select(static block => block.Name)];
}
