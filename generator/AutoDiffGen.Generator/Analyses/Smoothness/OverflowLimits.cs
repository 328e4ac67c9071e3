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
    public static bool MayBePassed(Apply formula, Definitions definitions, ValueRanges ranges)
    {
        if (!RuleTable.TryGet(formula.Function, out DerivativeRule? rule) || rule.Name is not ("Log" or "Sqrt")) return false;
        Expr argument = definitions.Resolve(formula.Arguments[0]);
        bool isLogistic = rule.Name == "Log" && argument is Binary { Operator: BinaryOperator.Divide };
        return Summands(isLogistic ? ((Binary)argument).Right : argument, definitions).Any(s => ranges.Of(s).High > (isLogistic ? Math.Exp(Of(s).ExponentSquared) : Of(s).Largest));
    }

    private static OverflowLimits Of(Expr number) => Of(number.Type.Element == "float");

    private static IEnumerable<Expr> Summands(Expr sum, Definitions definitions) => definitions.Resolve(sum) switch
    {
        Binary { Operator: BinaryOperator.Add } addition => Summands(addition.Left, definitions).Concat(Summands(addition.Right, definitions)),
        Ir.Convert convert => Summands(convert.Operand, definitions),
        var other => [other],
    };
}
