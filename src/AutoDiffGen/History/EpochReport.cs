using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>What is known of one epoch of training.</summary>
public sealed record EpochReport
{
    /// <summary>The number of the epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of steps taken since training began.</summary>
    public required long Steps { get; init; }

    /// <summary>The mean loss of the rows seen in the epoch, each at the parameters of its step, without penalties.</summary>
    /// <remarks>As the parameters move during the epoch, it lags behind <see cref="TrainingLossAtEnd"/> and <see cref="ValidationLoss"/>.</remarks>
    public required double TrainingLoss { get; init; }

    /// <summary>The mean of the penalty R(w) over the steps; 0 without a <see cref="Regularizer"/>.</summary>
    public required double Penalty { get; init; }

    /// <summary>The loss on the training data at the end of the epoch, if <see cref="Trainer{T}.EvaluateTraining"/> asks for it.</summary>
    public double? TrainingLossAtEnd { get; init; }

    /// <summary>The loss on the validation data at the end of the epoch, if there are any.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The metrics on the validation data at the end of the epoch; empty where there are no such data.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>The metrics on the training data at the end of the epoch; empty unless <see cref="Trainer{T}.EvaluateTraining"/> asks for them.</summary>
    public IReadOnlyDictionary<string, double> TrainingMetrics { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>The learning rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The time since training began, in seconds, without what lay between a checkpoint and its resumption.</summary>
    public required double Seconds { get; init; }

    /// <summary>The mean over the steps of the norm of the gradient, penalties included, before it is clipped.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>The largest of these norms.</summary>
    public required double LargestGradientNorm { get; init; }

    /// <summary>The mean over the steps of the norm of the gradient of each block, in the order of <see cref="History.Blocks"/>.</summary>
    public ImmutableArray<double> BlockGradientNorms { get; init; } = [];
}
