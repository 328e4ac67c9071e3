using Backpropagation.Models;

namespace AutoDiffGen.Tests.Textbook;

/// <summary>((2x₁ + x₂)² + 3x₂²)³ against the formulas of the textbook.</summary>
public sealed class ChainRuleTests
{
    public static TheoryData<double, double> Points => new() { { 1, 1 }, { 1, -1 }, { 0.5, 2 }, { -1, 0.25 }, { 0, 0 }, { 1, -2 } };

    [Theory]
    [MemberData(nameof(Points))]
    public void Gradient_is_the_textbook_formula(double x1, double x2)
    {
        double u = 2 * x1 + x2;
        double v = u * u + 3 * x2 * x2;

        double named = Compositions.NamedGradient(x1, x2, out double namedX1, out double namedX2);
        double written = Compositions.WrittenGradient(x1, x2, out double writtenX1, out double writtenX2);

        Close(v * v * v, named);
        Close(12 * u * v * v, namedX1);
        Close(3 * v * v * (2 * u + 6 * x2), namedX2);
        Close(named, written);
        Close(namedX1, writtenX1);
        Close(namedX2, writtenX2);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));
}
