using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>Up to where the functions that grow fastest stay numbers.</summary>
/// <param name="Exponent">Above it, the exponential is infinite.</param>
/// <param name="ExponentSquared">Above it, the square of the exponential is, by which the derivative of 1 / (1 + eᵛ) is divided.</param>
/// <param name="Root">Above it, the square is infinite; its power of ten.</param>
/// <param name="Largest">The largest number.</param>
internal sealed record OverflowLimits(int Exponent, int ExponentSquared, int Root, double Largest)
{
    private static readonly OverflowLimits OfDouble = new(709, 372, 154, double.MaxValue);
    private static readonly OverflowLimits OfFloat = new(88, 51, 19, float.MaxValue);

    public static OverflowLimits Of(bool isFloat) => isFloat ? OfFloat : OfDouble;

    /// <summary>Whether an exponential in the logarithm, or a summand in the root, can become infinite.</summary>
    public static bool MayBePassed(Apply formula, ValueRanges ranges) => NameOf(formula) switch
    {
        "Log" => formula.DescendantsAndSelf().OfType<Apply>().Any(a => NameOf(a) == "Exp" && ranges.Of(a.Arguments[0]).High > ExponentIn(formula, a)),
        "Sqrt" => Summands(formula.Arguments[0]).Any(s => ranges.Of(s).High > Of(s).Largest),
        _ => false,
    };

    private static int ExponentIn(Apply formula, Apply exponential)
    {
        bool isLogistic = formula.Arguments[0] is Binary { Operator: BinaryOperator.Divide };
        return isLogistic ? Of(exponential).ExponentSquared : Of(exponential).Exponent;
    }

    private static OverflowLimits Of(Expr number) => Of(number.Type.Element == "float");

    private static IEnumerable<Expr> Summands(Expr sum) => sum switch
    {
        Binary { Operator: BinaryOperator.Add } addition => Summands(addition.Left).Concat(Summands(addition.Right)),
        Ir.Convert convert => Summands(convert.Operand),
        _ => [sum],
    };

    private static string NameOf(Apply apply) => RuleTable.TryGet(apply.Function, out DerivativeRule? rule) ? rule.Name : "";
}
