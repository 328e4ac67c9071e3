using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Finds what is wrong with a training before its first step.</summary>
internal static class TrainingChecks
{
    public static void Check<T>(Trainer<T> trainer, Dataset train, Dataset? validation) where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireRows(train, nameof(train));
        if (trainer.Model.Parameters.Length != trainer.Model.Layout.Count)
        {
            throw new InvalidOperationException($"The model has {trainer.Model.Parameters.Length} parameters; its layout, {trainer.Model.Layout}, has {trainer.Model.Layout.Count}.");
        }

        if (trainer.EarlyStopping?.Metric is { } watched && (validation is null || !trainer.Metrics.ContainsKey(watched)))
        {
            throw new InvalidOperationException(validation is null
                ? $"Early stopping watches the metric '{watched}', but there are no validation data."
                : $"Early stopping watches the metric '{watched}'; the trainer has {(trainer.Metrics.Count == 0 ? "none" : string.Join(", ", trainer.Metrics.Keys))}.");
        }

        if (validation is not null)
        {
            RequireRows(validation, nameof(validation));
            RequireSameColumns(train, validation);
        }

        new Evaluator<T>(trainer, validation ?? train).Try();
    }

    public static void RequireRows(Dataset data, string name)
    {
        ArgumentNullException.ThrowIfNull(data, name);
        if (data.Count == 0) throw new ArgumentException($"The dataset {data} has no rows.", name);
    }

    private static void RequireSameColumns(Dataset train, Dataset validation)
    {
        foreach (string name in train.Names)
        {
            if (!validation.Contains(name))
            {
                throw new ArgumentException($"There is no column '{name}' in the validation data {validation}; the training data have {train[name]}.", nameof(validation));
            }

            if (!train[name].HasRowsLike(validation[name]))
            {
                throw new ArgumentException($"Column '{name}' is {train[name]} in the training data, and {validation[name]} in the validation data.", nameof(validation));
            }
        }
    }
}
