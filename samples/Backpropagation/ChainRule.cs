using Backpropagation.Models;

namespace Backpropagation;

/// <summary>A function inside a function inside a function, against the formulas of the textbook.</summary>
internal static class ChainRule
{
    public static void Run()
    {
        var table = new Table("x₁", "x₂", "f", "∂₁", "12uv²", "∂₂", "3v²(2u + 6x₂)", "as one expression");
        foreach ((double x1, double x2) in new[] { (1.0, 1.0), (1.0, -1.0), (0.5, 2.0), (-1.0, 0.25) })
        {
            double u = 2 * x1 + x2;
            double v = u * u + 3 * x2 * x2;
            double value = Compositions.NamedGradient(x1, x2, out double dX1, out double dX2);
            Compositions.WrittenGradient(x1, x2, out double sameX1, out double sameX2);
            table.Add(x1, x2, value, dX1, 12 * u * v * v, dX2, 3 * v * v * (2 * u + 6 * x2), $"{sameX1:G6}, {sameX2:G6}");
        }

        table.Print("The chain rule: f = v³, v = u² + 3x₂², u = 2x₁ + x₂ (the generated code computes u and v once)");
    }
}
