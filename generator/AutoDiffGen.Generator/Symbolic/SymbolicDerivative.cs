using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using static AutoDiffGen.Generator.Symbolic.FormulaAlgebra;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Differentiates an expression of scalars into a formula, with the partials of the rule table.</summary>
internal static class SymbolicDerivative
{
    /// <summary>The simplified derivative with respect to a parameter; null when the expression cannot be read as a formula.</summary>
    public static Formula? Of(Expr expr, Local parameter) => Derive(expr, parameter) is { } derivative ? Factoring.Shorten(derivative) : null;

    private static Formula? Derive(Expr expr, Local parameter) => expr switch
    {
        _ when !expr.Reads().Contains(parameter) => Zero,
        Read => One,
        Convert { Type.IsRealScalar: true, Operand.Type.IsRealScalar: true } convert => Derive(convert.Operand, parameter),
        Apply apply when !RuleTable.Contains(apply.Function) => null,
        Apply apply when IsAbsoluteValue(apply) => Chain(Function("sgn", FormulaReader.Read(apply.Arguments[0]) ?? Zero), apply.Arguments[0], parameter),
        Apply or Unary { Operator: UnaryOperator.Negate } => DeriveOperation(expr, parameter),
        Binary { Type.IsRealScalar: true } => DeriveOperation(expr, parameter),
        _ => null,
    };

    private static Formula? DeriveOperation(Expr expr, Local parameter)
    {
        EquatableArray<Expr> operands = RuleTable.OperandsOf(expr);
        EquatableArray<bool> active = operands.Select(operand => operand.Type.IsRealScalar && operand.Reads().Contains(parameter)).ToEquatableArray();
        ImmutableArray<Partial?> partials = RuleTable.PartialsOf(expr, expr, active);
        Formula sum = Zero;
        for (int i = 0; i < operands.Count; i++)
        {
            if (partials[i] is not { } partial) continue;
            if (FormulaReader.Read(partial.Value) is not { } slope || Chain(slope, operands[i], parameter) is not { } term) return null;
            sum = Add(sum, term);
        }

        return sum;
    }

    private static Formula? Chain(Formula slope, Expr operand, Local parameter) => Derive(operand, parameter) is { } inner ? Multiply(slope, inner) : null;

    private static bool IsAbsoluteValue(Apply apply) => RuleTable.TryGet(apply.Function, out DerivativeRule? rule) && rule.Name == "Abs";
}
