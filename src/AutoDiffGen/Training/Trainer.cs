using System.Collections.Immutable;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The training loop, with everything around it that one would rather not write again.</summary>
/// <remarks>
/// A step: the gradient of the mean loss of a batch; plus that of the penalty; its norms are measured; the <see cref="GradientTransforms"/>; the optimizer's step at
/// the rate η·schedule·plateau; the <see cref="ProximalSteps"/>. A step allocates nothing that the model does not. The same seed gives the same bits,
/// on any number of threads, and whether or not training was interrupted and taken up again at a checkpoint.
/// </remarks>
/// <example><code>
/// History history = new Trainer&lt;float&gt;(model)
/// {
///     Optimizer = new AdamW(learningRate: 1e-3),
///     BatchSize = 64, Epochs = 20, Seed = 1,
///     EarlyStopping = new EarlyStopping(patience: 5),
///     Progress = new ConsoleProgress(),
/// }.Fit(train, validation);
/// </code></example>
/// <typeparam name="T">The type of the parameters: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Trainer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A trainer of a model.</summary>
    /// <param name="model">The model, initialised.</param>
    public Trainer(IModel<T> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
    }

    /// <summary>The model; training changes its parameters.</summary>
    public IModel<T> Model { get; }

    /// <summary>The optimizer; by default <see cref="Adam"/> with a rate of 0.001.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the learning rate changes from step to step; by default not at all.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Lowers the learning rate when the validation loss, or without validation data the training loss, does not fall.</summary>
    public ReduceOnPlateau? ReduceOnPlateau { get; init; }

    /// <summary>The penalty R(w) that is added to the loss that is minimised. The losses that are reported are without it.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>What is done to the gradient before each step, in this order, such as <see cref="ClipByGlobalNorm"/>.</summary>
    public ImmutableArray<GradientTransform> GradientTransforms { get; init; } = [];

    /// <summary>What is done to the parameters after each step, in this order, such as <see cref="SoftThreshold"/>.</summary>
    public ImmutableArray<ProximalStep> ProximalSteps { get; init; } = [];

    /// <summary>
    /// The number of rows of a step; the last one of an epoch may have fewer. 1 is stochastic descent; as many as there are rows, or more, is batch descent.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int BatchSize { get; init => field = (int)Option.Positive((long)value); } = 32;

    /// <summary>How often training sees every row, at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Epochs { get; init => field = (int)Option.Positive((long)value); } = 10;

    /// <summary>The seed of the order of the rows, and of what is random in the model.</summary>
    public int Seed { get; init; }

    /// <summary>Whether every epoch visits the rows in an order of its own, a function of the seed and the epoch; otherwise in the order of the data.</summary>
    public bool Shuffled { get; init; } = true;

    /// <summary>
    /// The number of parts that each batch is cut into, which are worked on at the same time. The rounding of the result depends on it, and not on the number of threads.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Parts { get; init => field = (int)Option.Positive((long)value); } = 1;

    /// <summary>The number of threads that work on the parts; there are never more than parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Threads { get; init => field = (int)Option.Positive((long)value); } = Environment.ProcessorCount;

    /// <summary>When to stop before the last epoch, and whether the best parameters come back.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>What is measured on the validation data at the end of each epoch, by name.</summary>
    public OrderedDictionary<string, Metric> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether loss and metrics are also measured on the training data at the end of each epoch, which costs a pass over them.</summary>
    public bool EvaluateTraining { get; init; }

    /// <summary>How long this call may train; the step that is under way is finished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan? TimeLimit { get; init => field = value is { } limit ? Option.NotNegative(limit) : null; }

    /// <summary>Where checkpoints are kept, from which training can be taken up again.</summary>
    public Checkpoints? Checkpoints { get; init; }

    /// <summary>Is told how training goes.</summary>
    public ITrainingProgress? Progress { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Trains the model. What ends training early, cancelling included, is no exception: the history says why, and the model has the parameters that it names.</summary>
    /// <param name="train">The data to learn from.</param>
    /// <param name="validation">Data held back, with the same columns; null for none.</param>
    /// <param name="cancellationToken">Ends training after the step that is under way.</param>
    /// <exception cref="ArgumentException">There are no rows, or a column that the model reads is missing or of another type or shape; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The options contradict each other, or the folder of the checkpoints holds those of another training.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to resume from is damaged, or of another model or training; nothing was changed.</exception>
    public History Fit(Dataset train, Dataset? validation = null, CancellationToken cancellationToken = default)
    {
        TrainingChecks.Check(this, train, validation);
        using var run = new TrainingRun<T>(this, train, validation, cancellationToken);
        return run.Run();
    }

    /// <summary>The loss and the metrics of the model on some data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <exception cref="ArgumentException">There are no rows, or a column that is read is missing.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Evaluation Evaluate(Dataset data, CancellationToken cancellationToken = default)
    {
        TrainingChecks.RequireRows(data, nameof(data));
        return new Evaluator<T>(this, data).Evaluate(cancellationToken);
    }
}
