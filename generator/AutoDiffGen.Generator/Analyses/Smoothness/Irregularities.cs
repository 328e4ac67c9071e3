using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>Which operations are not smooth everywhere, and what the compiler does about it.</summary>
internal static class Irregularities
{
    private static readonly string[] Integers = ["int", "long", "short", "sbyte", "uint", "ulong", "ushort", "byte", "nint", "nuint"];

    private const string BranchTaken = "the derivative is that of the branch taken";
    private const string Jumps = "it jumps where the quotient is a whole number, and its derivative is that between the jumps";
    private const string Shared = "where both arguments are equal, each gets half of the derivative; at a tie with a constant nothing is passed on";

    /// <summary>Whether it is worth following where the value of the operation goes.</summary>
    public static bool IsWatched(Expr expr) => expr.Origin >= 0 && expr switch
    {
        Apply apply => RuleTable.TryGet(apply.Function, out DerivativeRule? rule) && IsWatched(rule),
        Binary { Operator: BinaryOperator.Subtract or BinaryOperator.Divide or BinaryOperator.Remainder, Type.IsReal: true } => true,
        Binary binary => IsComparison(binary),
        _ => IsStep(expr) || IsCopiedTest(expr),
    };

    /// <summary>A test of numbers that is copied as it stands: what it compares, the source shows.</summary>
    public static bool IsCopiedTest(Expr expr) => expr is Opaque { IsConstant: false, Type: { Element: "bool", Shape: Shape.Scalar } } test && test.Arguments.Any(static a => a.Type.IsReal);

    /// <summary>A number goes in, and what comes out stays the same for a while and then jumps: <c>x - x % d</c> among others.</summary>
    public static bool IsStep(Expr expr, Definitions definitions) =>
        IsStep(expr) || expr is Binary { Operator: BinaryOperator.Subtract } difference && DivisorTakenOff(difference, definitions) is not null;

    /// <summary>The same, of operations that are steps by themselves.</summary>
    private static bool IsStep(Expr expr) => expr switch
    {
        Ir.Convert { Operand.Type.IsRealScalar: true, Type.IsReal: false } => true,
        Opaque { IsConstant: false, Type.Shape: Shape.Scalar } copied => Array.IndexOf(Integers, copied.Type.Element) >= 0 && copied.Arguments.Any(static a => a.Type.IsRealScalar),
        Apply { Type.Element: not "bool" } apply => RuleTable.TryGet(apply.Function, out DerivativeRule? rule) && (rule.Kind is RuleKind.ConstantAlmostEverywhere or RuleKind.Inactive) && apply.Arguments[0].Type.IsReal,
        _ => false,
    };

    /// <summary>d, of <c>x - x % d</c>, which is a multiple of d.</summary>
    public static Expr? DivisorTakenOff(Binary difference, Definitions definitions) => definitions.Resolve(difference.Right) switch
    {
        Binary { Operator: BinaryOperator.Remainder, Type.IsReal: true } remainder when definitions.AreSame(remainder.Left, difference.Left) => remainder.Right,
        Apply { Arguments.Count: 2 } apply when definitions.AreSame(apply.Arguments[0], difference.Left) && RuleTable.TryGet(apply.Function, out DerivativeRule? rule) && IsRounded(rule.Name) => apply.Arguments[1],
        _ => null,
    };

    /// <summary>A comparison that is neither a test for NaN nor one for infinity.</summary>
    public static bool IsComparison(Expr expr) =>
        expr is Binary { Operator: >= BinaryOperator.Less and <= BinaryOperator.NotEqual, Left.Type.IsRealScalar: true } test
        && test.Left != test.Right && !IsInfinite(test.Left) && !IsInfinite(test.Right);

    public static bool IsEquality(Expr expr) => expr is Binary { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } && IsComparison(expr);

    /// <summary>What happens at a step.</summary>
    public const string AtAStep = "it jumps, and its own derivative is 0 everywhere";

    /// <summary>What happens at the kink of the operation; null when it has none.</summary>
    public static string? KinkOf(Expr expr)
    {
        if (IsComparison(expr)) return BranchTaken;
        if (expr is Binary { Operator: BinaryOperator.Remainder, Type.IsReal: true }) return Jumps;
        return expr is Apply apply && RuleTable.TryGet(apply.Function, out DerivativeRule? rule) ? KinkOf(rule.Name) : null;
    }

    /// <summary>Where the slope of a function is infinite although its value is not.</summary>
    public static double[] VerticalTangents(string function) => function switch
    {
        "Sqrt" or "Cbrt" or "RootN" or "Pow" => [0],
        "Asin" or "Acos" or "AsinPi" or "AcosPi" => [-1, 1],
        "Acosh" => [1],
        _ => [],
    };

    private static bool IsWatched(DerivativeRule rule) =>
        rule.Kind is RuleKind.ConstantAlmostEverywhere or RuleKind.Inactive || KinkOf(rule.Name) is not null || VerticalTangents(rule.Name).Length > 0 || rule.Name is "Log";

    private static string? KinkOf(string function) => function switch
    {
        "Abs" => "at 0 its derivative is taken as 0",
        "Clamp" or "ClampNative" => "at its bounds the derivative of the argument is taken as 1",
        "IsNegative" or "IsPositive" => BranchTaken,
        _ when IsRounded(function) => Jumps.Replace("whole number", "whole number and a half"),
        "CopySign" => "its derivative changes sign where an argument does",
        _ when function.StartsWith("Max", StringComparison.Ordinal) || function.StartsWith("Min", StringComparison.Ordinal) => Shared,
        _ => null,
    };

    private static bool IsRounded(string remainder) => remainder is "IEEERemainder" or "Ieee754Remainder";

    private static bool IsInfinite(Expr expr) => expr is Number { Value: double.PositiveInfinity or double.NegativeInfinity };
}
