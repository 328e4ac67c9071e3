namespace AutoDiffGen.Training;

/// <summary>One trial of a search and what came out of it.</summary>
/// <param name="Settings">What it was run with.</param>
/// <param name="Result">What the objective returned: the lower the better; NaN comes after all numbers.</param>
public sealed record Trial(TrialSettings Settings, double Result)
{
    /// <summary>The trials with the largest budget first; of those the lowest results; of those the lowest numbers.</summary>
    internal static IEnumerable<Trial> BestFirst(IEnumerable<Trial> trials) =>
        trials.OrderByDescending(static trial => trial.Settings.Budget)
            .ThenBy(static trial => double.IsNaN(trial.Result))
            .ThenBy(static trial => trial.Result)
            .ThenBy(static trial => trial.Settings.Index);
}
