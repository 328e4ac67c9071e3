using System.Globalization;

namespace AutoDiffGen.Training;

/// <summary>Tries many random configurations with a small budget, and the best of them again with larger and larger ones.</summary>
/// <remarks>
/// Each round keeps one in <see cref="Reduction"/> of the configurations and multiplies the budget by it, until one is left. Every trial begins anew, with the
/// seed of its configuration. Source: Jamieson and Talwalkar 2016.
/// </remarks>
public sealed record SuccessiveHalving : Search
{
    /// <summary>A search that begins with so many configurations.</summary>
    /// <param name="count">The number of configurations in the first round.</param>
    /// <param name="budget">The budget of a trial in the first round, such as a number of epochs.</param>
    /// <param name="reduction">One in how many is kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count or the budget is not positive, or the reduction below 2.</exception>
    public SuccessiveHalving(int count, int budget = 1, int reduction = 3) => (Count, Budget, Reduction) = (count, budget, reduction);

    /// <summary>The number of configurations in the first round.</summary>
    public int Count { get; init => field = (int)Option.Positive((long)value); }

    /// <summary>The budget of a trial in the first round.</summary>
    public int Budget { get; init => field = (int)Option.Positive((long)value); }

    /// <summary>One in how many is kept, and the factor by which the budget grows.</summary>
    public int Reduction { get; init => field = 1 + (int)Option.Positive((long)value - 1); }

    private protected override IEnumerable<Trial> Trials(SearchSpace space, Func<TrialSettings, double> objective, CancellationToken cancellationToken)
    {
        RequireBudgets();
        var all = new List<Trial>();
        TrialSettings[] round = [.. Enumerable.Range(0, Count).Select(index => Draw(space, index, Budget))];
        while (true)
        {
            Trial[] trials = [.. Run(round, objective, cancellationToken)];
            all.AddRange(trials);
            if (round.Length == 1 || cancellationToken.IsCancellationRequested) return all;
            int budget = round[0].Budget * Reduction;
            IEnumerable<TrialSettings> kept = Trial.BestFirst(trials).Take(Kept(round.Length)).Select(static trial => trial.Settings);
            round = [.. kept.OrderBy(static settings => settings.Index).Select(settings => settings.WithBudget(budget))];
        }
    }

    private int Kept(int count) => Math.Max(1, count / Reduction);

    private void RequireBudgets()
    {
        double budget = Budget;
        for (int count = Count; count > 1; count = Kept(count)) budget *= Reduction;
        if (budget > int.MaxValue)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The last of {Count} configurations would have the budget {budget:G3}; begin with fewer configurations or a smaller budget."));
        }
    }
}
