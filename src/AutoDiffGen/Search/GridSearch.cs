using System.Globalization;

namespace AutoDiffGen.Training;

/// <summary>Tries every combination: all values of a choice, and some of a range, evenly spaced, its ends among them.</summary>
public sealed record GridSearch : Search
{
    private const int Limit = 1_000_000;

    /// <summary>A grid.</summary>
    /// <param name="points">How many values of a range are tried; of a range of integers at most as many as there are. With 1 it is the middle.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public GridSearch(int points = 3) => Points = points;

    /// <summary>How many values of a range are tried.</summary>
    public int Points { get; init => field = (int)Option.Positive((long)value); }

    private protected override IEnumerable<Trial> Trials(SearchSpace space, Func<TrialSettings, double> objective, CancellationToken cancellationToken)
    {
        object[][] grid = [.. space.Hyperparameters.Select(hyperparameter => hyperparameter.Grid(Points))];
        double count = grid.Aggregate(1.0, static (product, values) => product * values.Length);
        if (count > Limit)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"The grid has {count:G3} points; it may have {Limit:N0} at most. Try a {nameof(RandomSearch)}.");
            throw new ArgumentException(message, nameof(space));
        }

        TrialSettings[] settings = [.. Enumerable.Range(0, (int)count).Select(index => Settings(space, index, 1, Combination(grid, index)))];
        return Run(settings, objective, cancellationToken);
    }

    /// <summary>The values at one point of the grid; the last hyper-parameter changes fastest.</summary>
    private static object[] Combination(object[][] grid, int index)
    {
        object[] values = new object[grid.Length];
        for (int i = grid.Length - 1; i >= 0; i--) (index, values[i]) = (index / grid[i].Length, grid[i][index % grid[i].Length]);
        return values;
    }
}
