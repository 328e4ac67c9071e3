using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimiser;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Adjoint statements that stand on their own, and the values they pass out.</summary>
internal sealed record AdjointRegion(Block Block, IReadOnlyList<Expr> Yields);

/// <summary>
/// Brings primal values from a block to the adjoint of that block, which runs later and elsewhere. To be recorded is only
/// what the adjoint really reads; of that, what is cheap and whose operands are still there is computed again.
/// </summary>
internal sealed partial class Transport(LocalFactory locals, ProgramFacts facts, Loop? region)
{
    private readonly Renaming renaming = new(locals);
    private readonly List<Stmt> prelude = [];
    private readonly HashSet<int> available = [];
    private Dictionary<int, Stmt> definitions = [];
    private List<Store> stores = [];
    private KnownLengths lengths = KnownLengths.None;
    private Substitution cells = new(new NumberMap<Expr>());

    /// <summary>What an arm's adjoint needs becomes a further result of the choice.</summary>
    public AdjointRegion OutOfArm(Block primal, List<Stmt> adjoint, List<Expr> yields, List<Result> kept, bool whenTrue)
    {
        Index(primal, []);
        (adjoint, yields) = Computed(adjoint, yields);
        Block block = Clean(adjoint, yields);
        foreach (Local local in Needed(block, yields))
        {
            if (TryRecompute(local, Tapes.CanHold(local.Type) ? 2 : int.MaxValue)) continue;
            Local target = locals.New(local);
            Expr nothing = Expr.Default(local.Type);
            kept.Add(whenTrue ? new Result(target, new Read(local), nothing) : new Result(target, nothing, new Read(local)));
            renaming.Map(local, target);
            available.Add(local.Id);
        }

        return Finish(block, yields);
    }

    private AdjointRegion Finish(Block block, IEnumerable<Expr> yields)
    {
        Block renamed = renaming.Apply(block);
        return new AdjointRegion(
            new Block(prelude.Concat(renamed.Statements).ToEquatableArray()),
            [.. yields.Select(renaming.Apply)]);
    }

    /// <summary>What takes long and has been computed by the primal is asked for, not computed again: the cosine that is the slope of a sine.</summary>
    private (List<Stmt> Adjoint, List<Expr> Yields) Computed(List<Stmt> adjoint, List<Expr> yields)
    {
        var known = new Dictionary<Expr, Expr>();
        foreach (Define define in definitions.Values.OfType<Define>())
        {
            if (define.Value is Apply apply && CostModel.IsDear(apply) && Tapes.CanHold(apply.Type)) known[apply] = new Read(define.Target);
        }

        if (known.Count == 0) return (adjoint, yields);
        return ([.. new Block(adjoint.ToEquatableArray()).Map(Rewritten).Statements], yields.ConvertAll(Rewrite));

        Stmt Rewritten(Stmt statement) => statement.MapOperands(Rewrite).MapBlocks(b => b.Map(Rewritten));

        Expr Rewrite(Expr expr) => known.TryGetValue(expr, out Expr? value) ? value : expr.MapChildren(Rewrite);
    }

    /// <summary>Only what is used; and the length of an array that was made in the block is what it was made with.</summary>
    private Block Clean(List<Stmt> adjoint, IReadOnlyCollection<Expr> yields) =>
        lengths.In(DeadCodeElimination.Run(new Block(adjoint.ToEquatableArray()), yields, []));

    private void Index(Block primal, IEnumerable<Local> heads, Dictionary<int, Local>? derivatives = null)
    {
        definitions = primal.Statements.SelectMany(s => s.Defines().Select(l => (l.Id, s))).ToDictionary(d => d.Id, d => d.s);
        foreach (Local head in heads) definitions[head.Id] = new Comment("");
        lengths = KnownLengths.Of(definitions.Values, derivatives);
        stores = [.. primal.Statements.OfType<Store>()];
    }

    /// <summary>The primal values that the adjoint reads, in the order of their definitions.</summary>
    private List<Local> Needed(Block block, IEnumerable<Expr> yields)
    {
        List<Local> read = [.. block.AllOperands().Concat(yields).SelectMany(ExprTraversal.Reads).Where(l => definitions.ContainsKey(l.Id)).Distinct()];
        for (int i = 0; i < read.Count; i++)
        {
            // What no tape can hold is made again, whatever it takes.
            if (Tapes.CanHold(read[i].Type) || definitions[read[i].Id] is not Define { Value: { } value }) continue;
            read.AddRange(facts.Needed(value).Where(l => definitions.ContainsKey(l.Id) && !read.Contains(l)).Distinct());
        }

        Dictionary<int, int> order = definitions.Keys.Select((id, i) => (id, i)).ToDictionary(k => k.id, k => k.i);
        return [.. read.Where(l => definitions[l.Id] is Comment).Concat(read.Where(l => definitions[l.Id] is not Comment).OrderBy(l => order[l.Id]))];
    }

    private bool IsAvailable(Local local) => available.Contains(local.Id) || !definitions.ContainsKey(local.Id) && !facts.IsGone(local);

    /// <summary>Writes the value's definition again if that costs little and needs nothing that is gone.</summary>
    private bool TryRecompute(Local local, int budget)
    {
        if (IsAvailable(local)) return true;
        if (Omitted.Includes(Optimisations.Recomputation) && Tapes.CanHold(local.Type)) return false;
        var steps = new List<Define>();
        if (!Plan(local, steps, ref budget)) return false;
        foreach (Define step in steps)
        {
            Expr value = renaming.Apply(step.Value!);
            prelude.Add(new Define(renaming.Define(step.Target), value));
            available.Add(step.Target.Id);
        }

        return true;
    }

    private bool Plan(Local local, List<Define> steps, ref int budget)
    {
        if (IsAvailable(local) || steps.Any(s => s.Target.Equals(local))) return true;
        if (facts.IsGone(local)) return false;
        Expr? value = StoredCopy(local);
        if (value is null)
        {
            value = (definitions[local.Id] as Define)?.Value;
            if (value is null || !value.IsPure() || !HasStableCells(value, local)) return false;
            value = cells.Apply(lengths.In(value));
        }

        budget -= CostModel.Of(value);
        if (budget < 0 && !local.Type.IsArray) return false;
        foreach (Local operand in facts.Needed(value))
        {
            if (!Plan(operand, steps, ref budget)) return false;
        }

        steps.Add(new Define(local, value));
        return true;
    }

    private bool HasStableCells(Expr value, Local reader) => value.DescendantsAndSelf().OfType<Element>().All(e =>
        e.Array is Read array && !definitions.ContainsKey(array.Local.Id) && facts.IsStable(array.Local, reader, region));

    /// <summary>A cell that the value was stored in and that still holds it: reading that is cheaper than any tape.</summary>
    private Element? StoredCopy(Local local)
    {
        foreach (Store store in stores)
        {
            if (store.Value is Read read && read.Local.Equals(local)
                && store.Array is Read array && !definitions.ContainsKey(array.Local.Id)
                && facts.IsKept(array.Local, store, region)) return new Element(store.Array, store.Indices);
        }

        return null;
    }
}
