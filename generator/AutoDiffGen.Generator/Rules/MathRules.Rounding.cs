using static AutoDiffGen.Generator.Rules.FunctionHome;

namespace AutoDiffGen.Generator.Rules;

internal static partial class MathRules
{
    private static IEnumerable<DerivativeRule> Rounding =>
    [
        Step("Ceiling(x)"),
        Step("Floor(x)"),
        Step("Truncate(x)"),
        Step("Round(x)"),
        Step("Round(x, n)"),
        Step("Round(x, mode)"),
        Step("Round(x, n, mode)"),
    ];

    private static IEnumerable<DerivativeRule> Inactive =>
    [
        Query("Sign(x)", EverywhereOverloaded | MathOfIntegers),
        Query("ILogB(x)", Everywhere),
        Query("IsEvenInteger(x)", NumberTypes),
        Query("IsFinite(x)", NumberTypes),
        Query("IsInfinity(x)", NumberTypes),
        Query("IsInteger(x)", NumberTypes),
        Query("IsNaN(x)", NumberTypes),
        Query("IsNegative(x)", NumberTypes),
        Query("IsNegativeInfinity(x)", NumberTypes),
        Query("IsNormal(x)", NumberTypes),
        Query("IsOddInteger(x)", NumberTypes),
        Query("IsPositive(x)", NumberTypes),
        Query("IsPositiveInfinity(x)", NumberTypes),
        Query("IsPow2(x)", NumberTypes),
        Query("IsRealNumber(x)", NumberTypes),
        Query("IsSubnormal(x)", NumberTypes),
        Query("Abs(x)", MathOfIntegers),
        Query("Max(x, y)", MathOfIntegers),
        Query("Min(x, y)", MathOfIntegers),
        Query("Clamp(x, y, z)", MathOfIntegers),
    ];

    private static DerivativeRule Step(string signature) => Row(RuleKind.ConstantAlmostEverywhere, signature, Everywhere);

    private static DerivativeRule Query(string signature, FunctionHome home) => Row(RuleKind.Inactive, signature, home);
}
