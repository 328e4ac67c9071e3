using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>How much each input has to do with a result.</summary>
/// <param name="Values">One number for each input, in their order; what it means says the method of <see cref="Explain"/> that made it.</param>
/// <param name="Output">The function at the inputs.</param>
/// <param name="Baseline">The function at the baseline, for methods that have one; else NaN.</param>
public sealed record Attribution(ImmutableArray<double> Values, double Output, double Baseline = double.NaN)
{
    /// <summary>
    /// What the inputs do not account for: Output − Baseline − Σ Values, which integrated gradients of infinitely many steps make 0; NaN without a baseline.
    /// </summary>
    public double Gap => Output - Baseline - Values.Sum();

    /// <summary>Whether the values add up to the difference of the outputs, to within a fraction of the largest of them. Never without a baseline.</summary>
    /// <param name="tolerance">The fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is negative or NaN.</exception>
    public bool IsComplete(double tolerance = 1e-3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Option.NotNaN(tolerance, nameof(tolerance)), nameof(tolerance));
        double size = Math.Max(Math.Abs(Output - Baseline), Values.Select(Math.Abs).DefaultIfEmpty().Max());
        return Math.Abs(Gap) <= tolerance * size;
    }

    /// <summary>The numbers of the inputs, those with the largest absolute values first; equal ones in their order.</summary>
    public ImmutableArray<int> Ranking() => [.. Enumerable.Range(0, Values.Length).OrderByDescending(i => Math.Abs(Values[i]))];
}
