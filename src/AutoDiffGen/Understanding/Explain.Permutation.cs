using System.Collections.Immutable;

namespace AutoDiffGen.Training;

public static partial class Explain
{
    /// <summary>
    /// How much a loss L rises when one column of the data after the other is shuffled, which leaves its values but not what they belong to: the mean over the
    /// repetitions of L(shuffled) − L(x).
    /// </summary>
    /// <remarks>
    /// It needs no gradient and works for any model; data that was not trained on says most. Columns that tell the same can each seem to be of no importance.
    /// The loss is called 1 + columns·repetitions times. Source: Breiman 2001; Fisher, Rudin and Dominici 2019.
    /// </remarks>
    /// <param name="x">The data, a row for each sample and a column for each input. It is not changed.</param>
    /// <param name="loss">The loss on data like it, the lower the better; for a score, its negative.</param>
    /// <param name="repetitions">How often each column is shuffled.</param>
    /// <param name="seed">The seed of the shuffles.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of repetitions is not positive.</exception>
    public static ImmutableArray<ColumnImportance> Permutation(double[,] x, Func<double[,], double> loss, int repetitions = 5, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitions);
        double[,] shuffled = (double[,])x.Clone();
        double original = loss(shuffled);
        int[] order = new int[x.GetLength(0)];
        double[] rises = new double[repetitions];
        var columns = ImmutableArray.CreateBuilder<ColumnImportance>(x.GetLength(1));
        for (int column = 0; column < x.GetLength(1); column++)
        {
            for (int repetition = 0; repetition < repetitions; repetition++)
            {
                Shuffle.Permutation(order, seed, column * repetitions + repetition);
                for (int row = 0; row < order.Length; row++) shuffled[row, column] = x[order[row], column];
                rises[repetition] = loss(shuffled) - original;
            }

            for (int row = 0; row < order.Length; row++) shuffled[row, column] = x[row, column];
            (double mean, double deviation) = Spread(rises);
            columns.Add(new(column, mean, deviation));
        }

        return columns.MoveToImmutable();
    }

    /// <summary>
    /// How much worse a metric gets when one feature of the data after the other is shuffled, which leaves its values but not what they belong to: the mean over the
    /// repetitions of M(shuffled) − M(data), or of its negative where larger values are better.
    /// </summary>
    /// <remarks>
    /// A feature is one number of a row: a column of n × 3 numbers has three, and each is shuffled while the other two stay. The metric is measured
    /// 1 + features·repetitions times. For one matrix it does the same as the overload for arrays, with the same seed. Source: Breiman 2001; Fisher, Rudin and Dominici 2019.
    /// </remarks>
    /// <example><code>var importance = Explain.Permutation(test, Metric.Accuracy(model.Scores, "labels"), ["images"]);</code></example>
    /// <param name="data">The data, best such as was not trained on. It is not changed.</param>
    /// <param name="metric">The metric, in whose units the importance is.</param>
    /// <param name="columns">The names of the columns to shuffle: those that the model reads, not that of the targets.</param>
    /// <param name="repetitions">How often each feature is shuffled.</param>
    /// <param name="seed">The seed of the shuffles.</param>
    /// <returns>The features in the order of the columns named, and within a column in that of its numbers. NaN where the metric is.</returns>
    /// <exception cref="ArgumentException">There are no rows, no column is named, or there is none of a name, be it here or in the metric; the message lists those there are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of repetitions is not positive.</exception>
    /// <exception cref="InvalidOperationException">A column that the metric reads is of another type.</exception>
    public static ImmutableArray<FeatureImportance> Permutation(Dataset data, Metric metric, ReadOnlySpan<string> columns, int repetitions = 5, int seed = 0)
    {
        TrainingChecks.RequireRows(data, nameof(data));
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitions);
        if (columns.IsEmpty) throw new ArgumentException($"No column is named of {data}.", nameof(columns));
        foreach (string name in columns) _ = data[name];

        double original = metric.Measure(data), sign = metric.LargerIsBetter ? -1 : 1;
        int[] rows = [.. Enumerable.Range(0, data.Count)], order = new int[rows.Length];
        double[] rises = new double[repetitions];
        var features = ImmutableArray.CreateBuilder<FeatureImportance>();
        foreach (string name in columns)
        {
            DataColumn shuffled = data[name].Select(rows);
            Dataset changed = data.With(name, shuffled);
            for (int feature = 0; feature < shuffled.RowLength; feature++)
            {
                for (int repetition = 0; repetition < repetitions; repetition++)
                {
                    Shuffle.Permutation(order, seed, features.Count * repetitions + repetition);
                    shuffled.TakeFeature(data[name], feature, order);
                    rises[repetition] = sign * (metric.Measure(changed) - original);
                }

                shuffled.TakeFeature(data[name], feature, rows);
                (double mean, double deviation) = Spread(rises);
                features.Add(new(name, feature, mean, deviation));
            }
        }

        return features.ToImmutable();
    }

    private static (double Mean, double Deviation) Spread(double[] rises)
    {
        double mean = rises.Average(), squares = rises.Sum(rise => (rise - mean) * (rise - mean));
        return (mean, rises.Length > 1 ? Math.Sqrt(squares / (rises.Length - 1)) : 0);
    }
}
