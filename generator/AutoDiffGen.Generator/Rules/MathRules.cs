using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>
/// The derivatives of <c>Math</c>, <c>MathF</c> and the statics of <c>double</c> and <c>float</c>.
/// In the formulas x, y, z are the arguments and r is the result.
/// </summary>
/// <remarks>
/// A formula of a partial is guarded when it can be infinite or NaN at finite arguments, overflow of an exponential included.
/// </remarks>
internal static partial class MathRules
{
    public static IEnumerable<DerivativeRule> All =>
        [.. Exponential, .. Trigonometric, .. Hyperbolic, .. Powers, .. Selection, .. Arithmetic, .. Rounding, .. Inactive];

    private static DerivativeRule Smooth(string signature, Func<Expr, Expr, Expr> formula, FunctionHome home = FunctionHome.Everywhere) =>
        Smooth(signature, home, operands => Partials(formula(operands[0], operands.Result)));

    private static DerivativeRule Smooth(string signature, Func<Expr, Expr, Expr, (Expr? X, Expr? Y)> formula, FunctionHome home = FunctionHome.Everywhere)
    {
        return Smooth(signature, home, Formula);

        ImmutableArray<Partial?> Formula(Operands operands)
        {
            (Expr? x, Expr? y) = formula(operands[0], operands[1], operands.Result);
            return Partials(x, y);
        }
    }

    private static DerivativeRule Smooth(string signature, Func<Expr, Expr, Expr, Expr, (Expr X, Expr Y, Expr Z)> formula, FunctionHome home = FunctionHome.Everywhere)
    {
        return Smooth(signature, home, Formula);

        ImmutableArray<Partial?> Formula(Operands operands)
        {
            (Expr x, Expr y, Expr z) = formula(operands[0], operands[1], operands[2], operands.Result);
            return Partials(x, y, z);
        }
    }

    private static DerivativeRule Smooth(string signature, FunctionHome home, Func<Operands, ImmutableArray<Partial?>> formula) =>
        Row(RuleKind.Smooth, signature, home) with { Formula = formula };

    /// <summary>A row from a function as it is written in mathematics: <c>Atan2(y, x)</c>.</summary>
    private static DerivativeRule Row(RuleKind kind, string signature, FunctionHome home)
    {
        int parenthesis = signature.IndexOf('(');
        string name = signature.Substring(0, parenthesis);
        EquatableArray<string> parameters = signature.Substring(parenthesis + 1).TrimEnd(')').Split([", "], StringSplitOptions.None).ToEquatableArray();
        return new DerivativeRule(name, kind, parameters, FunctionKeys.Of(name, parameters, home));
    }

    private static ImmutableArray<Partial?> Partials(params Expr?[] values) => [.. values.Select(value => value is null ? null : new Partial(value))];

    private static Expr One(Expr x) => Expr.Constant(1, x.Type);

    private static Expr Square(Expr x) => x * x;

    /// <summary>A choice between two constants.</summary>
    private static Select Choose(Expr condition, double whenTrue, double whenFalse, IrType type) =>
        new(condition, Expr.Constant(whenTrue, type), Expr.Constant(whenFalse, type));

    /// <summary>0 where the condition holds, else the value.</summary>
    private static Select ZeroIf(Expr condition, Expr value) => new Select(condition, Expr.Constant(0, value.Type), value);
}
