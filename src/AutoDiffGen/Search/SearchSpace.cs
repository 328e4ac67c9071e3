using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>The hyper-parameters that a search tries values of. Each method adds one, and returns the key to its value in a trial.</summary>
public sealed class SearchSpace
{
    private readonly List<Hyperparameter> hyperparameters = [];

    /// <summary>The hyper-parameters, in the order in which they were added.</summary>
    public IReadOnlyList<Hyperparameter> Hyperparameters => hyperparameters;

    /// <summary>A number from a range, every one as likely.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lowest">The lower end.</param>
    /// <param name="highest">The upper end.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the upper one is not above the lower one.</exception>
    public Hyperparameter<double> Uniform(string name, double lowest, double highest)
    {
        Option.Finite(lowest, nameof(lowest));
        Option.Finite(highest, nameof(highest));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(highest, lowest);
        Option.Finite(highest - lowest, nameof(highest));
        return Add<double>(name, random => Between(lowest, highest, random.NextDouble()), points => Spread(points).Select(t => Between(lowest, highest, t)));
    }

    /// <summary>A positive number from a range, every order of magnitude as likely: for learning rates and penalties.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lowest">The lower end.</param>
    /// <param name="highest">The upper end.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite and positive, or the upper one is not above the lower one.</exception>
    public Hyperparameter<double> LogUniform(string name, double lowest, double highest)
    {
        Option.Positive(lowest, nameof(lowest));
        Option.Positive(highest, nameof(highest));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(highest, lowest);
        return Add<double>(name, random => Geometric(lowest, highest, random.NextDouble()), points => Spread(points).Select(t => Geometric(lowest, highest, t)));
    }

    /// <summary>An integer from a range, every one as likely.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lowest">The lowest.</param>
    /// <param name="highest">The highest, which is among them.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The highest is below the lowest, or there are more than 2³¹ − 1 between.</exception>
    public Hyperparameter<int> Integer(string name, int lowest, int highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(highest, lowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)highest - lowest, int.MaxValue - 1, nameof(highest));
        return Add<int>(
            name,
            random => lowest + random.NextInt32(highest - lowest + 1),
            points => Spread(points).Select(t => (int)Math.Round(Between(lowest, highest, t))).Distinct());
    }

    /// <summary>One of some values, every one as likely.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or there are no values.</exception>
    public Hyperparameter<T> Choice<T>(string name, params ReadOnlySpan<T> values) where T : notnull
    {
        ImmutableArray<T> all = [.. values];
        if (all.IsEmpty) throw new ArgumentException("There is nothing to choose from.", nameof(values));
        return Add(name, random => all[random.NextInt32(all.Length)], _ => all);
    }

    private Hyperparameter<T> Add<T>(string name, Func<Xoshiro256, T> draw, Func<int, IEnumerable<T>> grid) where T : notnull
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (hyperparameters.Any(other => other.Name == name)) throw new ArgumentException($"There is a hyper-parameter '{name}' already.", nameof(name));
        var added = new Hyperparameter<T>(name, hyperparameters.Count, draw, grid);
        hyperparameters.Add(added);
        return added;
    }

    /// <summary>Numbers evenly spaced from 0 to 1; the middle alone, if there is to be only one.</summary>
    private static IEnumerable<double> Spread(int points) => points == 1 ? [0.5] : Enumerable.Range(0, points).Select(k => k / (points - 1.0));

    private static double Between(double lowest, double highest, double t) => t == 1 ? highest : lowest + t * (highest - lowest);

    private static double Geometric(double lowest, double highest, double t) => t switch
    {
        0 => lowest,
        1 => highest,
        _ => Math.Clamp(Math.Pow(lowest, 1 - t) * Math.Pow(highest, t), lowest, highest),
    };
}
