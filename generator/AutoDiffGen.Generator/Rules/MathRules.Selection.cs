using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using static AutoDiffGen.Generator.Rules.FunctionHome;
using static AutoDiffGen.Generator.Rules.Functions;

namespace AutoDiffGen.Generator.Rules;

/// <remarks>
/// Minimum-norm subgradients: 0 at the kink of |x|; half to each of two tied operands, nothing to one that is tied with a constant.
/// </remarks>
internal static partial class MathRules
{
    private static IEnumerable<DerivativeRule> Selection =>
    [
        Smooth("Abs(x)", (x, r) => Signum(x), EverywhereOverloaded),
        Smooth("CopySign(x, y)", (x, y, r) => (CopySign(One(x), x) * CopySign(One(x), r), null)),
        Smooth("Max(x, y)", EverywhereOverloaded, operands => Winner(operands, BinaryOperator.LessOrEqual, passesNaN: true)),
        Smooth("Min(x, y)", EverywhereOverloaded, operands => Winner(operands, BinaryOperator.GreaterOrEqual, passesNaN: true)),
        Smooth("MaxNative(x, y)", NumberTypes, operands => Winner(operands, BinaryOperator.LessOrEqual, passesNaN: false)),
        Smooth("MinNative(x, y)", NumberTypes, operands => Winner(operands, BinaryOperator.GreaterOrEqual, passesNaN: false)),
        Smooth("MaxNumber(x, y)", NumberTypes, operands => Winner(operands, BinaryOperator.LessOrEqual, passesNaN: false)),
        Smooth("MinNumber(x, y)", NumberTypes, operands => Winner(operands, BinaryOperator.GreaterOrEqual, passesNaN: false)),
        Smooth("MaxMagnitude(x, y)", Everywhere, operands => Winner(operands, BinaryOperator.Equal, passesNaN: true)),
        Smooth("MinMagnitude(x, y)", Everywhere, operands => Winner(operands, BinaryOperator.Equal, passesNaN: true)),
        Smooth("MaxMagnitudeNumber(x, y)", NumberTypes, operands => Winner(operands, BinaryOperator.Equal, passesNaN: false)),
        Smooth("MinMagnitudeNumber(x, y)", NumberTypes, operands => Winner(operands, BinaryOperator.Equal, passesNaN: false)),
        Smooth("Clamp(x, y, z)", Clamp, OnMath | MathOfSingle | NumberTypes),
        Smooth("ClampNative(x, y, z)", Clamp, NumberTypes),
    ];

    private static Expr Signum(Expr x) =>
        new Select(x > 0, One(x), Choose(Algebra.AreEqual(x, 0), 0, -1, x.Type));

    private static (Expr, Expr, Expr) Clamp(Expr x, Expr low, Expr high, Expr r) =>
        (ZeroIf(Algebra.Either(x < low, x > high), One(x)), Choose(x < low, 1, 0, x.Type), Choose(x > high, 1, 0, x.Type));

    /// <summary>The operand that was selected gets the derivative.</summary>
    /// <param name="defeats">How the result compares with a constant operand that won or tied; it is false when the result is NaN.</param>
    /// <param name="passesNaN">Whether an operand that is NaN is the result.</param>
    private static ImmutableArray<Partial?> Winner(Operands operands, BinaryOperator defeats, bool passesNaN)
    {
        (Expr x, Expr y, Expr r) = (operands[0], operands[1], operands.Result);
        if (!operands.IsActive(1)) return [new Partial(ZeroIf(Algebra.Compare(defeats, r, y), One(r))), null];
        if (!operands.IsActive(0)) return [null, new Partial(ZeroIf(Algebra.Compare(defeats, r, x), One(r)))];

        Expr tied = Algebra.AreEqual(x, y);
        Expr firstWins = Algebra.AreEqual(r, x);
        if (passesNaN) firstWins = Algebra.Either(firstWins, IsNaN(x));
        return [Share(whenFirstWins: 1), Share(whenFirstWins: 0)];

        Partial Share(double whenFirstWins) =>
            new(new Select(tied, Expr.Constant(0.5, r.Type), Choose(firstWins, whenFirstWins, 1 - whenFirstWins, r.Type)));
    }
}
