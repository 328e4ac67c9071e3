using System.Collections.Immutable;
using System.Globalization;

namespace AutoDiffGen;

/// <summary>What <see cref="GradientCheck"/> found.</summary>
/// <param name="Components">Every component, in order.</param>
public sealed record GradientCheckResult(ImmutableArray<GradientComponent> Components)
{
    /// <summary>Whether no component is wrong. Components where the function is not differentiable do not count as wrong.</summary>
    public bool IsCorrect => Components.All(static c => c.Verdict != GradientVerdict.Wrong);

    /// <summary>Whether the differences could judge every component.</summary>
    public bool IsConclusive => Components.All(static c => c.Verdict != GradientVerdict.NotDifferentiable);

    /// <summary>The index of the worst component; −1 when there are none.</summary>
    public int WorstIndex => Worst?.Index ?? -1;

    /// <summary>The component that is furthest off: of the wrong ones, else of those not differentiable, else of all.</summary>
    public GradientComponent? Worst =>
        WorstOf(GradientVerdict.Wrong) ?? WorstOf(GradientVerdict.NotDifferentiable) ?? WorstOf(GradientVerdict.Correct);

    /// <summary>Throws when a component is wrong.</summary>
    /// <exception cref="InvalidOperationException">A component is wrong; the message names the worst.</exception>
    public void ThrowIfWrong()
    {
        if (!IsCorrect) throw new InvalidOperationException(ToString());
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int wrong = Components.Count(static c => c.Verdict == GradientVerdict.Wrong);
        string verdict = wrong == 0 ? "correct" : string.Create(CultureInfo.InvariantCulture, $"wrong in {wrong} of {Components.Length} components");
        return Worst is null ? $"gradient {verdict}" : $"gradient {verdict}; worst {Worst}";
    }

    private GradientComponent? WorstOf(GradientVerdict verdict) =>
        Components.Where(c => c.Verdict == verdict).OrderByDescending(static c => double.IsNaN(c.RelativeGap) ? double.PositiveInfinity : c.RelativeGap).FirstOrDefault();
}
