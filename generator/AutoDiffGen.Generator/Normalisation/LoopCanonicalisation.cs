using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// Recognises counted loops: an <c>int</c> that a constant is added to once an iteration, tested against a bound that
/// does not change. Such a loop can run backwards without a record of how often it ran.
/// </summary>
internal sealed class LoopCanonicalisation
{
    private readonly NumberSet read;

    private LoopCanonicalisation(NumberSet read) => this.read = read;

    public static Function Run(Function function)
    {
        bool hasCandidates = function.Body.DescendantStatements().Any(s => s is Loop { Condition: Binary });
        return hasCandidates ? function.With(new LoopCanonicalisation(function.ReadLocals()).Visit(function.Body)) : function;
    }

    private Block Visit(Block block) => block.Map(s => s.MapBlocks(Visit) is var mapped && mapped is Loop loop ? Canonical(loop) : mapped);

    private Loop Canonical(Loop loop)
    {
        if (loop.Condition is not Binary condition) return loop;
        foreach (Carried carried in loop.Carried)
        {
            if (read.Contains(carried.Result.Id) || carried.Head.Type != IrType.Int) continue;
            if (StepOf(loop, carried) is not { } step || step == 0) continue;
            if (BoundOf(condition, carried.Head, step) is not { } bound || !IsInvariant(bound.Bound, loop)) continue;
            return loop with
            {
                Condition = null,
                Counter = new Counter(carried.Head, carried.Initial, bound.Bound, step) { Inclusive = bound.Inclusive },
                Carried = loop.Carried.Where(c => c != carried).ToEquatableArray(),
            };
        }

        return loop;
    }

    private static int? StepOf(Loop loop, Carried carried)
    {
        if (carried.Next is not Read next) return null;
        Expr? value = loop.Body.Statements.OfType<Define>().FirstOrDefault(d => d.Target.Equals(next.Local))?.Value;
        if (value is not Binary { Left: Read left } update || !left.Local.Equals(carried.Head) || !update.Right.IsInt(out int step)) return null;
        return update.Operator switch
        {
            BinaryOperator.Add => step,
            BinaryOperator.Subtract => -step,
            _ => null,
        };
    }

    private static (Expr Bound, bool Inclusive)? BoundOf(Binary condition, Local index, int step)
    {
        BinaryOperator comparison = condition.Operator;
        Expr bound = condition.Right;
        if (condition.Right is Read right && right.Local.Equals(index))
        {
            bound = condition.Left;
            comparison = Mirrored(comparison);
        }
        else if (condition.Left is not Read left || !left.Local.Equals(index))
        {
            return null;
        }

        return (comparison, step > 0) switch
        {
            (BinaryOperator.Less, true) or (BinaryOperator.Greater, false) => (bound, false),
            (BinaryOperator.LessOrEqual, true) or (BinaryOperator.GreaterOrEqual, false) => (bound, true),
            _ => null,
        };
    }

    private static BinaryOperator Mirrored(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => comparison,
    };

    private static bool IsInvariant(Expr bound, Loop loop)
    {
        if (!bound.IsPure() || bound.ReadsCells() || bound.DescendantsAndSelf().OfType<Row>().Any(row => RowReplacements.In(loop.Body, row.Array))) return false;
        HashSet<int> changing = [.. loop.Body.AllDefined().Concat(loop.Heads()).Select(l => l.Id)];
        return !bound.Reads().Any(l => changing.Contains(l.Id));
    }
}
