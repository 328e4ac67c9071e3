using System.Globalization;

namespace AutoDiffGen;

/// <summary>One component of a gradient, and what differences say it should be.</summary>
/// <param name="Index">Which component.</param>
/// <param name="Gradient">The component under test.</param>
/// <param name="Difference">Its value by differences.</param>
/// <param name="Error">The estimated error of the differences.</param>
/// <param name="Step">The largest step the differences took to either side.</param>
/// <param name="Verdict">What the comparison found.</param>
public sealed record GradientComponent(int Index, double Gradient, double Difference, double Error, double Step, GradientVerdict Verdict)
{
    private const double SafetyFactor = 10;

    /// <summary>How far the two are apart, relative to the larger one.</summary>
    public double RelativeGap => Gradient.Equals(Difference) ? 0 : Math.Abs(Gradient - Difference) / Math.Max(Math.Abs(Gradient), Math.Abs(Difference));

    /// <inheritdoc/>
    public override string ToString() => Verdict switch
    {
        GradientVerdict.NotDifferentiable => Invariant($"component {Index}: not differentiable within {Step:G3} of here: gradient {Gradient:G9}, differences {Difference:G9} ± {Error:G2}"),
        _ => Invariant($"component {Index}: gradient {Gradient:G9}, differences {Difference:G9} ± {Error:G2}"),
    };

    internal static GradientComponent Compare(int index, double gradient, Differences differences, double tolerance) =>
        new(index, gradient, differences.Value, differences.Error, differences.Step, Judge(gradient, differences, tolerance));

    private static GradientVerdict Judge(double gradient, Differences differences, double tolerance)
    {
        double size = Math.Max(Math.Abs(gradient), Math.Abs(differences.Value));
        if (differences.IsKink || !double.IsFinite(differences.Value)) return GradientVerdict.NotDifferentiable;
        if (!double.IsFinite(gradient)) return Settles(differences, Math.Abs(differences.Value)) ? GradientVerdict.Wrong : GradientVerdict.NotDifferentiable;

        double gap = Math.Abs(gradient - differences.Value);
        if (gap > tolerance * size + SafetyFactor * differences.Error) return GradientVerdict.Wrong;
        return Settles(differences, size) ? GradientVerdict.Correct : GradientVerdict.NotDifferentiable;
    }

    private static bool Settles(Differences differences, double size) => differences.Error <= 1e-3 * Math.Max(size, 1e-3);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
