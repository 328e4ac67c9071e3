using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>A factor for each stretch between given steps; a stretch begins at its step.</summary>
/// <remarks>
/// The factor of step k is fᵢ, where i is how many of the given steps are at most k. Source: PyTorch, <c>MultiStepLR</c>; optax, <c>piecewise_constant_schedule</c>.
/// PyTorch's <c>MultiStepLR</c> is <see cref="Drops"/>; optax's <c>piecewise_constant_schedule</c> is this with the products of its multipliers.
/// In Keras' <c>PiecewiseConstantDecay</c> a stretch begins one step after its boundary.
/// </remarks>
public sealed record PiecewiseRate : Schedule
{
    [JsonInclude]
    internal ImmutableArray<long> Starts { get; }

    [JsonInclude]
    internal ImmutableArray<double> Factors { get; }

    /// <summary>For the writer of JSON, which never calls it, and does not know what to make of the spans of the other one.</summary>
    [JsonConstructor]
    internal PiecewiseRate() => (Starts, Factors) = ([], [1]);

    /// <summary>Factors from step to step.</summary>
    /// <param name="starts">The steps at which a new factor begins, rising.</param>
    /// <param name="factors">The factors: the one before the first of these steps, then one for each.</param>
    /// <exception cref="ArgumentException">There is not one factor more than there are steps, or the steps do not rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public PiecewiseRate(ReadOnlySpan<long> starts, ReadOnlySpan<double> factors)
    {
        if (factors.Length != starts.Length + 1)
        {
            throw new ArgumentException($"There are {factors.Length} factors for {starts.Length} steps; there must be one more.", nameof(factors));
        }

        for (int i = 1; i < starts.Length; i++)
        {
            if (starts[i] <= starts[i - 1]) throw new ArgumentException($"Step {starts[i]} stands after step {starts[i - 1]}; the steps must rise.", nameof(starts));
        }

        foreach (double factor in factors) Option.NotNegative(factor, nameof(factors));
        (Starts, Factors) = ([.. starts], [.. factors]);
    }

    /// <summary>Drops by the same factor γ at given steps: γ to the number of steps reached.</summary>
    /// <param name="decay">The factor γ of a drop.</param>
    /// <param name="milestones">The steps at which the rate drops, rising.</param>
    /// <exception cref="ArgumentException">The steps do not rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public static PiecewiseRate Drops(double decay, params ReadOnlySpan<long> milestones)
    {
        Option.NotNegative(decay, nameof(decay));
        double[] factors = new double[milestones.Length + 1];
        for (int i = 0; i < factors.Length; i++) factors[i] = Powers.Power(decay, i);
        return new(milestones, factors);
    }

    /// <summary>Whether two schedules have the same steps and factors.</summary>
    public bool Equals(PiecewiseRate? other) =>
        other is not null && Starts.AsSpan().SequenceEqual(other.Starts.AsSpan()) && Factors.AsSpan().SequenceEqual(other.Factors.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Starts.Length, Factors[0], Factors[^1]);

    private protected override double FactorAt(long step, long? totalSteps)
    {
        int stretch = 0;
        while (stretch < Starts.Length && Starts[stretch] <= step) stretch++;
        return Factors[stretch];
    }
}
