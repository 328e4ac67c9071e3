using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>What one trial of a search is to be run with.</summary>
public sealed class TrialSettings
{
    private readonly SearchSpace space;

    internal TrialSettings(SearchSpace space, int index, int seed, int budget, ImmutableArray<object> values) =>
        (this.space, Index, Seed, Budget, Values) = (space, index, seed, budget, values);

    /// <summary>The number of the configuration, from 0.</summary>
    public int Index { get; }

    /// <summary>The seed for all that is random in the trial; it depends on the seed of the search and the number of the configuration only.</summary>
    public int Seed { get; }

    /// <summary>How much the trial may spend, such as epochs: what <see cref="SuccessiveHalving"/> says; 1 in other searches.</summary>
    public int Budget { get; }

    /// <summary>The values of all hyper-parameters, in the order of the search space.</summary>
    public ImmutableArray<object> Values { get; }

    /// <summary>The value of a hyper-parameter.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="hyperparameter">The hyper-parameter, as the search space returned it.</param>
    /// <exception cref="ArgumentException">It is of another search space, or was added to it after the search began.</exception>
    public T Value<T>(Hyperparameter<T> hyperparameter) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        int index = hyperparameter.Index;
        if (index >= Values.Length || !ReferenceEquals(space.Hyperparameters[index], hyperparameter))
        {
            throw new ArgumentException($"The hyper-parameter '{hyperparameter.Name}' is not one that this search draws.", nameof(hyperparameter));
        }

        return (T)Values[index];
    }

    internal TrialSettings WithBudget(int budget) => new(space, Index, Seed, budget, Values);
}
