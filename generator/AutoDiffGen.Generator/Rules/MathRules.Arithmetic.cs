using static AutoDiffGen.Generator.Rules.FunctionHome;
using static AutoDiffGen.Generator.Rules.Functions;

namespace AutoDiffGen.Generator.Rules;

internal static partial class MathRules
{
    private static IEnumerable<DerivativeRule> Arithmetic =>
    [
        Smooth("FusedMultiplyAdd(x, y, z)", (x, y, z, r) => (y, x, One(z))),
        Smooth("MultiplyAddEstimate(x, y, z)", (x, y, z, r) => (y, x, One(z)), NumberTypes),
        Smooth("Lerp(x, y, z)", (x, y, z, r) => (1 - z, z, y - x), NumberTypes),
        Smooth("ScaleB(x, n)", (x, n, r) => (ScaleB(One(x), n), null)).Guarded(),
        Smooth("IEEERemainder(x, y)", (x, y, r) => (One(x), -Round(x / y)), MathClasses).Guarded(),
        Smooth("Ieee754Remainder(x, y)", (x, y, r) => (One(x), -Round(x / y)), NumberTypes).Guarded(),
        Smooth("BitIncrement(x)", (x, r) => One(x)),
        Smooth("BitDecrement(x)", (x, r) => One(x)),
        Smooth("DegreesToRadians(x)", (x, r) => One(x) * (Math.PI / 180), NumberTypes),
        Smooth("RadiansToDegrees(x)", (x, r) => One(x) * (180 / Math.PI), NumberTypes),
    ];
}
