using System.Collections.Immutable;

namespace AutoDiffGen.Training;

public static partial class Explain
{
    /// <summary>How much a loss rises when one column of the data after the other is shuffled, which leaves its values but not what they belong to.</summary>
    /// <remarks>
    /// It needs no gradient and works for any model; data that was not trained on says most. Columns that tell the same can each seem to be of no importance.
    /// Source: Breiman 2001; Fisher, Rudin and Dominici 2019.
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
            columns.Add(Importance(column, rises));
        }

        return columns.MoveToImmutable();
    }

    private static ColumnImportance Importance(int column, double[] rises)
    {
        double mean = rises.Average(), squares = rises.Sum(rise => (rise - mean) * (rise - mean));
        return new(column, mean, rises.Length > 1 ? Math.Sqrt(squares / (rises.Length - 1)) : 0);
    }
}
