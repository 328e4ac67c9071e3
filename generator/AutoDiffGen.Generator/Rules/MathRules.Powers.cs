using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using static AutoDiffGen.Generator.Rules.FunctionHome;
using static AutoDiffGen.Generator.Rules.Functions;

namespace AutoDiffGen.Generator.Rules;

internal static partial class MathRules
{
    private static IEnumerable<DerivativeRule> Powers =>
    [
        Smooth("Sqrt(x)", (x, r) => 0.5 / r).WithVerticalTangent(),
        Smooth("Cbrt(x)", (x, r) => 1 / (3 * Square(r))).WithVerticalTangent(),
        Smooth("RootN(x, n)", (x, n, r) => (1 / RootSlope(r, Algebra.ConvertTo(n, x.Type)), null), NumberTypes).WithVerticalTangent(),
        Smooth("Hypot(x, y)", (x, y, r) => (ZeroIf(Algebra.AreEqual(r, 0), x / r), ZeroIf(Algebra.AreEqual(r, 0), y / r)), NumberTypes),
        Smooth("Pow(x, y)", Everywhere, Pow),
        Smooth("ReciprocalEstimate(x)", (x, r) => -Square(r)).Guarded(),
        Smooth("ReciprocalSqrtEstimate(x)", (x, r) => -0.5 * r * r * r).Guarded(),
    ];

    /// <summary>The derivative n rⁿ⁻¹ of the inverse function.</summary>
    private static Expr RootSlope(Expr r, Expr n) => n switch
    {
        Number { Value: 2 } => 2 * r,
        Number { Value: 3 } => 3 * Square(r),
        _ => n * Functions.Pow(r, n - 1),
    };

    private static ImmutableArray<Partial?> Pow(Operands operands)
    {
        (Expr x, Expr y, Expr r) = (operands[0], operands[1], operands.Result);
        return [operands.IsActive(0) ? PowerSlope(x, y, r) : null, operands.IsActive(1) ? ExponentialSlope(x, r) : null];
    }

    /// <summary>y xʸ⁻¹, which is 0 for y = 0 everywhere.</summary>
    private static Partial? PowerSlope(Expr x, Expr y, Expr r) => y switch
    {
        Number { Value: 0 } => null,
        Number { Value: 1 } => new Partial(One(x)),
        Number { Value: 2 } => new Partial(2 * x),
        Number { Value: 3 } => new Partial(3 * x * x),
        Number { Value: 0.5 } => new Partial(0.5 / r) { NeedsGuard = true, MayBeInfinite = true },
        Number { Value: 1.5 } => new Partial(1.5 * Sqrt(x)) { NeedsGuard = true },
        Number { Value: -1 } => new Partial(-Square(r)) { NeedsGuard = true },
        Number exponent => new Partial(y * Functions.Pow(x, y - 1)) { NeedsGuard = true, MayBeInfinite = exponent.Value is > 0 and < 1 },
        _ => new Partial(Algebra.GuardedProduct(y, Functions.Pow(x, y - 1))) { NeedsGuard = true, MayBeInfinite = true },
    };

    /// <summary>xʸ ln x, which is 0 where xʸ is, and at x = 0.</summary>
    private static Partial ExponentialSlope(Expr x, Expr r)
    {
        if (x is Number { Value: > 0 } number && !double.IsInfinity(number.Value)) return new Partial(Math.Log(number.Value) * r) { NeedsGuard = true };
        Expr slope = ZeroIf(Algebra.Either(Algebra.AreEqual(x, 0), Algebra.AreEqual(r, 0)), r * Log(x));
        return new Partial(slope) { NeedsGuard = true };
    }
}
