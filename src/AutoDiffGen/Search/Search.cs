using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace AutoDiffGen.Training;

/// <summary>A search for the hyper-parameters with the lowest objective, such as the loss on validation data after training.</summary>
/// <remarks>
/// Which configurations are tried, and with which seeds, depends on the options and the search space alone. An objective that is a function of its settings
/// therefore gives the same trials in the same order, however many workers there are. An exception of the objective ends the search; an objective that
/// wants to go on after a failure returns NaN.
/// </remarks>
public abstract record Search
{
    private protected Search()
    {
    }

    /// <summary>The seed of all that is random.</summary>
    public int Seed { get; init; }

    /// <summary>How many trials run at the same time. With more than one the objective is called from several threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Workers { get; init => field = (int)Option.Positive((long)value); } = 1;

    /// <summary>Runs the trials.</summary>
    /// <param name="space">The hyper-parameters.</param>
    /// <param name="objective">Trains with the settings and returns what is to be low.</param>
    /// <param name="cancellationToken">Asked before each trial; the result then holds the trials that were finished.</param>
    /// <exception cref="ArgumentException">The search space is empty, or too large for a grid.</exception>
    /// <exception cref="InvalidOperationException">The budget of <see cref="SuccessiveHalving"/> would leave the range of integers.</exception>
    public SearchResult Run(SearchSpace space, Func<TrialSettings, double> objective, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        if (space.Hyperparameters.Count == 0) throw new ArgumentException("There is nothing to search for: the space has no hyper-parameters.", nameof(space));
        ImmutableArray<string> names = [.. space.Hyperparameters.Select(static hyperparameter => hyperparameter.Name)];
        ImmutableArray<Trial> trials = [.. Trials(space, objective, cancellationToken)];
        return new(names, trials, !cancellationToken.IsCancellationRequested);
    }

    /// <summary>All trials, in order.</summary>
    private protected abstract IEnumerable<Trial> Trials(SearchSpace space, Func<TrialSettings, double> objective, CancellationToken cancellationToken);

    /// <summary>A configuration of values, with the seed that belongs to its number.</summary>
    private protected TrialSettings Settings(SearchSpace space, int index, int budget, IEnumerable<object> values) =>
        new(space, index, (int)(Xoshiro256.Stream(Seed, index).NextUInt64() >> 33), budget, [.. values]);

    /// <summary>A configuration drawn at random.</summary>
    private protected TrialSettings Draw(SearchSpace space, int index, int budget)
    {
        // The first number is the seed of the trial; the values come after it.
        Xoshiro256 random = Xoshiro256.Stream(Seed, index);
        random.NextUInt64();
        return Settings(space, index, budget, space.Hyperparameters.Select(hyperparameter => hyperparameter.Draw(random)));
    }

    /// <summary>Runs some trials at the same time; those that cancellation keeps from running are left out.</summary>
    private protected IEnumerable<Trial> Run(IReadOnlyList<TrialSettings> settings, Func<TrialSettings, double> objective, CancellationToken cancellationToken)
    {
        var trials = new Trial?[settings.Count];
        try
        {
            // Trials take long and differ in how long, so they are handed out one by one.
            Partitioner<int> indices = Partitioner.Create(Enumerable.Range(0, trials.Length), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(indices, new ParallelOptions { MaxDegreeOfParallelism = Workers }, index =>
            {
                if (!cancellationToken.IsCancellationRequested) trials[index] = new(settings[index], objective(settings[index]));
            });
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Capture(failures.InnerExceptions[0]).Throw();
        }

        return trials.OfType<Trial>();
    }
}
