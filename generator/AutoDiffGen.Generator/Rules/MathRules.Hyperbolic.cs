using static AutoDiffGen.Generator.Rules.Functions;

namespace AutoDiffGen.Generator.Rules;

internal static partial class MathRules
{
    private static IEnumerable<DerivativeRule> Hyperbolic =>
    [
        Smooth("Sinh(x)", (x, r) => Cosh(x)).Guarded(),
        Smooth("Cosh(x)", (x, r) => Sinh(x)).Guarded(),
        Smooth("Tanh(x)", (x, r) => (1 - r) * (1 + r)),
        Smooth("Asinh(x)", (x, r) => 1 / Hypot(One(x), x)),
        Smooth("Acosh(x)", (x, r) => 1 / (Sqrt(x - 1) * Sqrt(x + 1))).WithVerticalTangent(),
        Smooth("Atanh(x)", (x, r) => 1 / ((1 - x) * (1 + x))).Guarded(),
    ];
}
