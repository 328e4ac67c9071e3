using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Trains on one batch over and over: a model that cannot learn even that by heart is wired wrongly, and no data will help it.</summary>
/// <remarks>
/// It counts as learnt when L ≤ target·L₀, where L₀ is the loss before the first step; a loss whose minimum is above 0, such as a cross-entropy with smoothed labels,
/// may need a larger target. Source: Karpathy 2019, "A recipe for training neural networks".
/// </remarks>
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

    /// <summary>Runs the test on all rows of a dataset as one batch; <see cref="Dataset.Select"/> takes a few of them. The parameters are what they were, whatever happens.</summary>
    /// <remarks><inheritdoc cref="Run{T}(Optimizer, IModel{T}, Batch, int)" path="/remarks/node()"/></remarks>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="model">The model, initialised.</param>
    /// <param name="data">The rows to learn by heart.</param>
    /// <param name="seed">The seed of what is random in the model.</param>
    /// <exception cref="ArgumentException">There are no rows, a column that the model reads is missing, or the number of parameters is not that of the layout.</exception>
    /// <exception cref="InvalidOperationException">A column that the model reads is of another type.</exception>
    public OverfitResult Run<T>(Optimizer optimizer, IModel<T> model, Dataset data, int seed = 0) where T : unmanaged, IFloatingPointIeee754<T>
    {
        TrainingChecks.RequireRows(data, nameof(data));
        return Run(optimizer, model, data.AsBatch(), seed);
    }

    /// <summary>Runs the test on a model and a batch. The parameters are what they were, running statistics included, whatever happens.</summary>
    /// <remarks>
    /// The model works as in training, but what is random in it is that of step 0 at every step: dropout drops the same elements each time. So the loss is
    /// one function of the parameters, and a sound model with dropout or noise learns the batch too. Penalties are left out.
    /// </remarks>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="model">The model, initialised.</param>
    /// <param name="batch">The rows to learn by heart. It must not go on to other rows meanwhile.</param>
    /// <param name="seed">The seed of what is random in the model.</param>
    /// <exception cref="ArgumentException">There are no rows, a column that the model reads is missing, or the number of parameters is not that of the layout.</exception>
    /// <exception cref="InvalidOperationException">A column that the model reads is of another type.</exception>
    public OverfitResult Run<T>(Optimizer optimizer, IModel<T> model, Batch batch, int seed = 0) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) throw new ArgumentException("The batch has no rows.", nameof(batch));
        var context = new TrainingContext(seed);
        return Run(optimizer, model.Layout, model.Parameters, Gradient);

        T Gradient(long step, ReadOnlySpan<T> parameters, Span<T> gradient)
        {
            context.BeginStep(0);
            return model.LossGradient(batch, context, gradient);
        }
    }

    /// <summary>Runs the test on a loss of one's own. The parameters are what they were, whatever happens.</summary>
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

        return new(losses.ToImmutable(), double.IsFinite(losses[^1]) && losses[^1] <= Target * losses[0], Unmoved(layout, moved));
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
