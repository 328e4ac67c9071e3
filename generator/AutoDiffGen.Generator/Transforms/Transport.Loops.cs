using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>A loop that records, and the loop that runs through its iterations backwards.</summary>
internal sealed record BackwardLoop(Loop Primal, Stmt[] Before, Loop Adjoint);

internal sealed partial class Transport
{
    private const int IterationBudget = 12;

    /// <summary>What an iteration's adjoint needs and cannot compute again goes onto a tape.</summary>
    public BackwardLoop OutOfIteration(Loop loop, Block primal, List<Stmt> adjoint, List<Carried> backward, Tapes tapes)
    {
        cells = SameCells.In(primal);
        List<Expr> yields = backward.ConvertAll(c => cells.Apply(c.Next));
        adjoint = [.. cells.Apply(new Block(adjoint.ToEquatableArray())).Statements];
        Index(primal, loop.Heads());
        (adjoint, yields) = Computed(adjoint, yields);
        Block block = Clean(adjoint, yields);

        var before = new List<Stmt>();
        Counter counter = Backwards(ref loop, before);
        List<Local> recorded = Resolve(loop, counter, block, yields);
        AdjointRegion moved = Finish(block, yields);

        var reversed = new Loop(null, new Block(Pops(recorded, tapes).Concat(moved.Block.Statements).ToEquatableArray()))
        {
            Counter = counter,
            Carried = backward.Select((c, i) => c with { Next = moved.Yields[i] }).ToEquatableArray(),
        };
        return new BackwardLoop(loop with { Body = Recording(primal, recorded, loop, tapes) }, [.. before], reversed);
    }

    /// <summary>Body and adjoint of two functions: what the second needs, beside the arguments that it gets again, goes onto a tape.</summary>
    /// <param name="primal">The one's body.</param>
    /// <param name="adjoint">The other's body.</param>
    /// <param name="yields">What the other yields.</param>
    /// <param name="tapes">The tapes of both.</param>
    /// <param name="withheld">The parameters that the second does not get again.</param>
    /// <param name="derivatives">By the number of an array: the array of its derivatives, which has the same length.</param>
    public (Block Primal, AdjointRegion Adjoint) OutOfFunction(
        Block primal, List<Stmt> adjoint, List<Expr> yields, Tapes tapes, Local[] withheld, Dictionary<int, Local> derivatives)
    {
        Index(primal, withheld, derivatives.Where(d => withheld.Any(l => l.Id == d.Key)).ToDictionary(d => d.Key, d => d.Value));
        (adjoint, yields) = Computed(adjoint, yields);
        Block block = Clean(adjoint, yields);
        List<Local> recorded = Recorded(block, yields);
        AdjointRegion moved = Finish(block, yields);
        Block whole = new(Pops(recorded, tapes).Concat(moved.Block.Statements).ToEquatableArray());
        return (new Block(primal.Statements.Concat(Pushes(recorded, tapes)).ToEquatableArray()), moved with { Block = whole });
    }

    private static List<Push> Pushes(List<Local> recorded, Tapes tapes) => recorded.ConvertAll(l => new Push(tapes.For(l.Type), new Read(l)));

    private IEnumerable<Stmt> Pops(List<Local> recorded, Tapes tapes) =>
        recorded.AsEnumerable().Reverse().Select(l => new Pop(((Read)renaming.Apply(new Read(l))).Local, tapes.For(l.Type)));

    /// <summary>Decides for each value that the adjoint reads: there already, computed again, or recorded.</summary>
    private List<Local> Resolve(Loop loop, Counter counter, Block block, List<Expr> yields)
    {
        if (loop.Counter is { } forward)
        {
            renaming.Map(forward.Index, counter.Index);
            available.Add(forward.Index.Id);
            if (forward.Step != 1 || !forward.Start.IsAtom()) return Recorded(block, yields);
            Expr trips = forward.Start.IsInt(out int first) && first == 0 ? new Read(counter.Index) : new Binary(BinaryOperator.Subtract, new Read(counter.Index), forward.Start, IrType.Int);
            foreach (Carried carried in loop.Carried) RecomputeInduction(carried, trips);
        }
        else
        {
            foreach (Carried carried in loop.Carried) RecomputeInduction(carried, new Read(counter.Index));
        }

        return Recorded(block, yields);
    }

    private List<Local> Recorded(Block block, List<Expr> yields)
    {
        var recorded = new List<Local>();
        foreach (Local local in Needed(block, yields))
        {
            if (TryRecompute(local, Tapes.CanHold(local.Type) ? IterationBudget : int.MaxValue)) continue;
            if (!Tapes.CanHold(local.Type)) throw new InvalidOperationException($"'{local.Name}' is needed where it is no longer there");
            recorded.Add(local);
            renaming.Define(local);
            available.Add(local.Id);
        }

        return recorded;
    }

    /// <summary>A variable that a constant is added to in each iteration is start + step·k.</summary>
    private void RecomputeInduction(Carried carried, Expr trips)
    {
        if (carried.Head.Type != IrType.Int || carried.Next is not Read next) return;
        if (definitions.TryGetValue(next.Local.Id, out Stmt? definition)
            && definition is Define { Value: Binary { Operator: BinaryOperator.Add, Left: Read left } update }
            && left.Local.Equals(carried.Head) && update.Right.IsInt(out int step))
        {
            Expr offset = step == 1
                ? trips
                : new Binary(BinaryOperator.Multiply, trips, update.Right, IrType.Int);
            Expr value = carried.Initial.IsInt(out int start) && start == 0
                ? offset
                : new Binary(BinaryOperator.Add, carried.Initial, offset, IrType.Int);
            prelude.Add(new Define(renaming.Define(carried.Head), value));
            available.Add(carried.Head.Id);
        }
    }

    private static Block Recording(Block primal, List<Local> recorded, Loop loop, Tapes tapes)
    {
        if (recorded.Count == 0) return primal;
        bool isNested = primal.DescendantStatements().Any(s => s is Push or Pop or Invoke);
        List<Push> pushes = Pushes(recorded, tapes);
        if (isNested) return new Block(primal.Statements.Concat(pushes).ToEquatableArray());

        HashSet<int> heads = [.. loop.Heads().Select(h => h.Id)];
        var statements = new List<Stmt>(pushes.Where((_, i) => heads.Contains(recorded[i].Id)));
        foreach (Stmt statement in primal.Statements)
        {
            statements.Add(statement);
            statements.AddRange(pushes.Where((_, i) => statement.Defines().Contains(recorded[i])));
        }

        return new Block(statements.ToEquatableArray());
    }

    /// <summary>The counter that visits the iterations last to first; a loop that is not counted learns to count its trips.</summary>
    private Counter Backwards(ref Loop loop, List<Stmt> before)
    {
        if (loop.Counter is { } counter) return Backwards(counter, before);

        Local trips = locals.New("trips", IrType.Int), head = locals.New("trips", IrType.Int);
        Expr next = new Binary(BinaryOperator.Add, new Read(head), Expr.Int(1), IrType.Int);
        loop = loop with { Carried = loop.Carried.Append(new Carried(head, Expr.Int(0), next, trips)).ToEquatableArray() };
        Expr last = new Binary(BinaryOperator.Subtract, new Read(trips), Expr.Int(1), IrType.Int);
        return new Counter(locals.New("k", IrType.Int), last, Expr.Int(0), -1) { Inclusive = true };
    }

    private Counter Backwards(Counter counter, List<Stmt> before)
    {
        Expr last = LastIndex.Of(counter);
        if (last is Select)
        {
            Local named = locals.New("last", IrType.Int);
            before.Add(new Define(named, last));
            last = new Read(named);
        }

        return new Counter(locals.New(counter.Index), last, counter.Start, -counter.Step) { Inclusive = true, IsReversed = true };
    }
}
