using static AutoDiffGen.Generator.Rules.FunctionHome;
using static AutoDiffGen.Generator.Rules.Functions;

namespace AutoDiffGen.Generator.Rules;

internal static partial class MathRules
{
    // The derivative of eˣ - 1 is not taken from the result: r + 1 has lost all digits where x is very negative.
    private static IEnumerable<DerivativeRule> Exponential =>
    [
        Smooth("Exp(x)", (x, r) => r).Guarded(),
        Smooth("Exp2(x)", (x, r) => Ln2 * r, NumberTypes).Guarded(),
        Smooth("Exp10(x)", (x, r) => Ln10 * r, NumberTypes).Guarded(),
        Smooth("ExpM1(x)", (x, r) => Exp(x), NumberTypes).Guarded(),
        Smooth("Exp2M1(x)", (x, r) => Ln2 * Exp2(x), NumberTypes).Guarded(),
        Smooth("Exp10M1(x)", (x, r) => Ln10 * Exp10(x), NumberTypes).Guarded(),
        Smooth("Log(x)", (x, r) => 1 / x).Guarded(),
        Smooth("Log2(x)", (x, r) => 1 / (Ln2 * x)).Guarded(),
        Smooth("Log10(x)", (x, r) => 1 / (Ln10 * x)).Guarded(),
        Smooth("LogP1(x)", (x, r) => 1 / (1 + x), NumberTypes).Guarded(),
        Smooth("Log2P1(x)", (x, r) => 1 / (Ln2 * (1 + x)), NumberTypes).Guarded(),
        Smooth("Log10P1(x)", (x, r) => 1 / (Ln10 * (1 + x)), NumberTypes).Guarded(),
        Smooth("Log(x, y)", (x, y, r) => (1 / (x * Log(y)), -r / (y * Log(y)))).Guarded(),
    ];
}
