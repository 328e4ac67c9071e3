namespace AutoDiffGen.Training;

/// <summary>Tries configurations at random, which wastes nothing on hyper-parameters that do not matter. More trials begin with the same ones.</summary>
/// <remarks>Source: Bergstra and Bengio 2012.</remarks>
public sealed record RandomSearch : Search
{
    /// <summary>A search of so many trials.</summary>
    /// <param name="count">The number of trials.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public RandomSearch(int count) => Count = count;

    /// <summary>The number of trials.</summary>
    public int Count { get; init => field = (int)Option.Positive((long)value); }

    private protected override IEnumerable<Trial> Trials(SearchSpace space, Func<TrialSettings, double> objective, CancellationToken cancellationToken) =>
        Run([.. Enumerable.Range(0, Count).Select(index => Draw(space, index, 1))], objective, cancellationToken);
}
