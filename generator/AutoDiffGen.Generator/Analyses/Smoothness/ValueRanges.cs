using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>Between which bounds the variables of a function lie, as far as arithmetic tells: a square is not negative.</summary>
internal sealed partial class ValueRanges
{
    private static readonly Range Positive = new(double.Epsilon, double.PositiveInfinity);
    private static readonly Range Unit = new(-1, 1);
    private readonly Dictionary<int, Range> known = [];
    private readonly HashSet<int> whole = [];
    private readonly Orderings orderings = new();

    /// <summary>Divisors, and first arguments of functions, where they stand: a condition may hold there.</summary>
    private readonly Dictionary<Expr, Range> operands = new(ReferenceComparer<Expr>.Instance);

    /// <summary>Differences of which is known, where they stand, that they are not positive.</summary>
    private readonly HashSet<Expr> notPositive = new(ReferenceComparer<Expr>.Instance);

    private ValueRanges()
    {
    }

    /// <summary>Definitions come before uses, so one walk is enough; what a loop carries may be anything.</summary>
    public static ValueRanges Of(Function function)
    {
        var ranges = new ValueRanges();
        ranges.Visit(function.Body);
        return ranges;
    }

    public Range Of(Expr expr) => expr switch
    {
        Number { Value: var value } => new Range(value, value),
        Read read => known.TryGetValue(read.Local.Id, out Range range) ? range : Range.All,
        Length => Range.NotNegative,
        Ir.Convert { Operand: Literal literal } when literal.IsInt(out int value) => new Range(value, value),
        Ir.Convert convert => Of(convert.Operand),
        Unary { Operator: UnaryOperator.Negate } minus => -Of(minus.Operand),
        Binary binary when binary.Type.IsReal => notPositive.Contains(binary) ? AtMost(OfBinary(binary), 0) : OfBinary(binary),
        Select select => Of(select.WhenTrue).Or(Of(select.WhenFalse)),
        Apply apply when RuleTable.TryGet(apply.Function, out DerivativeRule? rule) => OfFunction(rule.Name, apply),
        _ => Range.All,
    };

    /// <summary>Between which bounds the divisor, or the argument of the function, lies there.</summary>
    public Range OfOperand(Expr operation) => operands.TryGetValue(operation, out Range range) ? range : Range.All;

    /// <summary>Whether the value comes from an integer.</summary>
    public bool IsWhole(Expr expr) => expr is Ir.Convert { Operand.Type.IsReal: false } || expr is Read read && whole.Contains(read.Local.Id);

    private void Visit(Block block)
    {
        var before = new Stack<(int Id, Range Range)>();
        foreach (Stmt statement in block.Statements)
        {
            Compare(statement);
            orderings.Pass(statement);
            if (statement is Define { Value: { } value, Target: var target }) Define(target, value);
            if (statement is Loop loop)
            {
                Visit(loop);
                continue;
            }

            if (statement is not If choice)
            {
                foreach (Block nested in statement.Blocks()) Visit(nested);
                continue;
            }

            Visit(choice);
            if (EndsInThrow(choice.Then)) Decide(choice.Condition, holds: false, before);
            if (EndsInThrow(choice.Else)) Decide(choice.Condition, holds: true, before);
        }

        foreach ((int id, Range range) in before) known[id] = range;
    }

    private static bool EndsInThrow(Block block) => block.Statements is { Count: > 0 } statements && statements[statements.Count - 1] is Throw;

    private void Visit(If choice)
    {
        Range[] whenTrue = Arm(choice, holds: true), whenFalse = Arm(choice, holds: false);
        for (int i = 0; i < choice.Results.Count; i++)
        {
            Result result = choice.Results[i];
            orderings.Define(result, choice.Condition);
            known[result.Target.Id] = Narrowed(result.Target, whenTrue[i].Or(whenFalse[i]));
        }
    }

    /// <summary>What comes out of an arm, in which the condition is known to hold or to fail.</summary>
    private Range[] Arm(If choice, bool holds)
    {
        var before = new Stack<(int Id, Range Range)>();
        Decide(choice.Condition, holds, before);
        Visit(holds ? choice.Then : choice.Else);
        Range[] results = [.. choice.Results.Select(r => Of(holds ? r.WhenTrue : r.WhenFalse))];
        foreach ((int id, Range range) in before) known[id] = range;
        return results;
    }

    private void Decide(Expr condition, bool holds, Stack<(int Id, Range Range)> before)
    {
        switch (orderings.Meaning(condition))
        {
            case Unary { Operator: UnaryOperator.Not } not:
                Decide(not.Operand, !holds, before);
                break;
            case Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } both when holds == (both.Operator == BinaryOperator.AndAlso):
                Decide(both.Left, holds, before);
                Decide(both.Right, holds, before);
                break;
            case Binary { Operator: >= BinaryOperator.Less and <= BinaryOperator.NotEqual, Left.Type.IsRealScalar: true } test:
                BinaryOperator relation = holds ? test.Operator : Relations.Opposite(test.Operator);
                Narrow(test.Left, relation, Of(test.Right), before);
                Narrow(test.Right, Relations.Mirrored(relation), Of(test.Left), before);
                break;
        }
    }

    private void Narrow(Expr variable, BinaryOperator relation, Range other, Stack<(int Id, Range Range)> before)
    {
        if (variable is not Read { Local.Id: var id }) return;
        Range range = Of(variable);
        before.Push((id, range));
        known[id] = Relations.Narrowed(range, relation, other);
    }

    private void Define(Local target, Expr value)
    {
        orderings.Define(target, value);
        if (IsWhole(value)) whole.Add(target.Id);
        if (value.Type.IsRealScalar) known[target.Id] = Narrowed(target, Of(value));
    }

    private void Compare(Stmt statement)
    {
        foreach (Expr part in statement.Operands().SelectMany(ExprTraversal.DescendantsAndSelf).Where(e => e.Type.IsReal))
        {
            if (part is Binary sum && orderings.IsNotPositive(sum)) notPositive.Add(sum);
            else notPositive.Remove(part);
            if (SingularOperand(part) is { } operand) operands[part] = Of(operand);
        }
    }

    /// <summary>The operand at which an operation may be singular.</summary>
    private static Expr? SingularOperand(Expr expr) => expr switch
    {
        Binary { Operator: BinaryOperator.Divide } quotient => quotient.Right,
        Apply { Arguments.Count: > 0 } apply => apply.Arguments[0],
        _ => null,
    };

    /// <summary>A variable that is one of two, whichever is smaller, is not above either.</summary>
    private Range Narrowed(Local target, Range range) => new(Math.Max(range.Low, orderings.LowestOf(target)), Math.Min(range.High, orderings.HighestOf(target)));

    /// <summary>
    /// What a loop carries and never makes smaller than it is at first, or than 0, is known by induction: such is a sum of squares.
    /// Each assumption that turns out wrong gives way to a weaker one. A loop is taken to run at least once.
    /// </summary>
    private void Visit(Loop loop)
    {
        foreach (Stmt statement in loop.Body.DescendantStatements()) orderings.Pass(statement);
        Carried[] open = [.. loop.Carried.Where(c => c.Head.Type.IsRealScalar && Of(c.Initial).Low >= 0)];
        foreach (Carried c in open) known[c.Head.Id] = known[c.Result.Id] = AtLeast(Of(c.Initial).Low);
        for (bool isSure = false; !isSure;)
        {
            foreach (Block nested in loop.Blocks()) Visit(nested);
            isSure = true;
            foreach (Carried c in open)
            {
                double low = known[c.Head.Id].Low;
                if (Of(c.Next).Low >= low) continue;
                known[c.Head.Id] = known[c.Result.Id] = low > 0 ? Range.NotNegative : Range.All;
                isSure = false;
            }
        }

        foreach (Carried c in open) known[c.Result.Id] = AtLeast(Of(c.Next).Low);
    }

    private static Range AtMost(Range range, double high) => new(Math.Min(range.Low, high), Math.Min(range.High, high));

    private static Range AtLeast(double low) => new(low, double.PositiveInfinity);
}
