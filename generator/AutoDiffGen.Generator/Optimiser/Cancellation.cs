using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>A derivative divided by x / y, then by y, is one divided by x: the logarithm of a ratio has the slope 1 / x.</summary>
internal sealed class Cancellation
{
    private readonly LocalFactory locals;
    private readonly NumberMap<Expr> values = new();

    private Cancellation(LocalFactory locals) => this.locals = locals;

    /// <summary>d / x, written as it is or as the guarded product of d and 1 / x.</summary>
    private sealed record Quotient(Expr Dividend, Expr Divisor, bool IsGuarded);

    public static Function Run(Function function)
    {
        var pass = new Cancellation(new LocalFactory(function.LocalCount));
        Block body = pass.Visit(function.Body);
        return pass.locals.Last == function.LocalCount ? function : function with { Body = body, LocalCount = pass.locals.Last };
    }

    private Block Visit(Block block)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Stmt visited = statement.MapBlocks(Visit);
            if (visited is Define { Target.Type.IsRealScalar: true, Value: { } value } define)
            {
                if (define.Heading is not null && Cancelled(value) is { } quotient) visited = define with { Value = Write(quotient, define, output) };
                values[define.Target.Id] = ((Define)visited).Value!;
            }

            output.Add(visited);
        }

        return new Block(output.ToEquatableArray());
    }

    private Expr Write(Quotient quotient, Define define, List<Stmt> output)
    {
        Local reciprocal = locals.Temporary("reciprocal", define.Target.Type);
        Expr value = 1 / quotient.Divisor;
        output.Add(new Define(reciprocal, value) { Heading = define.Heading });
        values[reciprocal.Id] = value;
        return quotient.IsGuarded ? Algebra.GuardedProduct(quotient.Dividend, new Read(reciprocal)) : quotient.Dividend * new Read(reciprocal);
    }

    private Quotient? Cancelled(Expr value)
    {
        if (QuotientOf(value) is not { } outer || ValueOf(outer.Dividend) is not { } dividend || QuotientOf(dividend) is not { } inner) return null;
        return ValueOf(inner.Divisor) is Binary { Operator: BinaryOperator.Divide } ratio && ratio.Right == outer.Divisor
            ? new Quotient(inner.Dividend, ratio.Left, outer.IsGuarded || inner.IsGuarded)
            : null;
    }

    private Quotient? QuotientOf(Expr value) => value switch
    {
        Binary { Operator: BinaryOperator.Divide } division => new(division.Left, division.Right, IsGuarded: false),
        Binary { Operator: BinaryOperator.Multiply } product when InverseOf(product.Right) is { } divisor => new(product.Left, divisor, IsGuarded: false),
        Apply apply when Algebra.IsGuardedProduct(apply) && InverseOf(apply.Arguments[1]) is { } divisor => new(apply.Arguments[0], divisor, IsGuarded: true),
        _ => null,
    };

    private Expr? InverseOf(Expr factor) => ValueOf(factor) is Binary { Operator: BinaryOperator.Divide, Left: Number { Value: 1 } } inverse ? inverse.Right : null;

    private Expr? ValueOf(Expr expr) => expr is Read read && values.TryGetValue(read.Local.Id, out Expr? value) ? value : null;
}
