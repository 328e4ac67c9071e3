using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms.Flat;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Takes the room for all that an inner loop records in one piece, and takes it back in one piece: no iteration has to look whether
/// there is room. Cells of a span are what <c>Push</c> and <c>Pop</c> come to when each iteration has one of them.
/// </summary>
/// <remarks>
/// Only where an array of about that length is there already: a loop may be left by an exception long before it has run as often
/// as its bound says.
/// </remarks>
internal sealed class TapeBlocks
{
    private readonly LocalFactory locals;

    /// <summary>The variables that are lengths of arrays.</summary>
    private readonly HashSet<int> lengths;

    private TapeBlocks(Function function)
    {
        locals = new LocalFactory(function.LocalCount);
        Define[] definitions = [.. function.Body.DescendantStatements().OfType<Define>()];
        lengths =
        [
            .. definitions.Where(d => d.Value is Length).Select(d => d.Target.Id),
            .. definitions.Select(d => d.Value).OfType<Allocate>().SelectMany(a => a.Lengths).OfType<Read>().Select(r => r.Local.Id),
        ];
    }

    public static Function Run(Function function)
    {
        if (!function.Body.DescendantStatements().Any(s => s is Push or Pop)) return function;
        var pass = new TapeBlocks(function);
        Block body = pass.Visit(function.Body, isInner: false);
        return function with { Body = body, LocalCount = pass.locals.Last };
    }

    private Block Visit(Block block, bool isInner)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Stmt visited = statement.MapBlocks(b => Visit(b, isInner || statement is Loop));
            if (isInner && visited is Loop { Counter: { Step: 1 or -1 } counter } loop && IsBounded(counter))
            {
                foreach (Local tape in TapesOf(loop)) loop = InOnePiece(loop, counter, tape, output);
                visited = loop;
            }

            output.Add(visited);
        }

        return block.With(output);
    }

    private bool IsBounded(Counter counter)
    {
        var (first, last) = counter.Step > 0 ? (counter.Start, counter.Bound) : (counter.Bound, counter.Start);
        return first.IsInt(out int start) && start >= 0 && IsLength(last);
    }

    /// <summary>Whether it is a length, give or take a constant.</summary>
    private bool IsLength(Expr expr) => expr switch
    {
        Length => true,
        Read read => lengths.Contains(read.Local.Id),
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum => sum.Right.IsInt(out _) && IsLength(sum.Left),
        _ => expr.IsInt(out int count) && count <= 256,
    };

    /// <summary>The tapes that each iteration uses once, and no loop within it does.</summary>
    private static Local[] TapesOf(Loop loop)
    {
        Stmt[] all = [.. loop.Body.DescendantStatements()];
        if (all.Any(s => s is Invoke or MultiCall)) return [];
        return [.. loop.Body.Statements.Select(TapeOf).OfType<Local>().Where(t => all.Count(s => Uses(s, t)) == 1)];
    }

    /// <summary>Whether something is recorded or taken back, one by one or in one piece.</summary>
    private static bool Uses(Stmt statement, Local tape) => tape.Equals(TapeOf(statement)) || statement is Define { Value: Opaque piece } && piece.Reads().Contains(tape);

    private static Local? TapeOf(Stmt statement) => statement switch
    {
        Push push => push.Tape,
        Pop pop => pop.Tape,
        _ => null,
    };

    private Loop InOnePiece(Loop loop, Counter counter, Local tape, List<Stmt> output)
    {
        Stmt use = loop.Body.Statements.First(s => tape.Equals(TapeOf(s)));
        bool isUpward = counter.Step > 0;
        if (use is Push != isUpward || !isUpward && !counter.Inclusive) return loop;
        Expr first = isUpward ? counter.Start : counter.Bound;
        Expr count = Count(isUpward ? counter.Bound : counter.Start, first, counter.Inclusive);
        IrType number = use is Push push ? push.Value.Type : ((Pop)use).Target.Type;
        Local record = locals.Temporary("record", number.With(isUpward ? Shape.Span : Shape.ReadOnlySpan));
        output.Add(new Define(record, (isUpward ? Snippet.Of($"{tape}.Reserve({count})") : Snippet.Of($"{tape}.Take({count})")).ToExpr(record.Type)));
        EquatableArray<Expr> index = EquatableArray.Of(Minus(new Read(counter.Index), first));
        return loop with
        {
            Body = loop.Body.Map(s => !ReferenceEquals(s, use) ? s
                : s is Push pushed ? new Store(new Read(record), index, pushed.Value)
                : new Define(((Pop)s).Target, new Element(new Read(record), index))),
        };
    }

    private static Expr Count(Expr last, Expr first, bool isInclusive)
    {
        if (isInclusive && last is Binary { Operator: BinaryOperator.Subtract } end && end.Right.IsInt(out int one) && one == 1) return Minus(end.Left, first);
        Expr difference = Minus(last, first);
        return isInclusive ? Simplification.Simplify(new Binary(BinaryOperator.Add, difference, Expr.Int(1), IrType.Int)) : difference;
    }

    private static Expr Minus(Expr left, Expr right) => right.IsInt(out int zero) && zero == 0 ? left : Simplification.Simplify(new Binary(BinaryOperator.Subtract, left, right, IrType.Int));
}
