using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Replaces reads of variables by expressions, throughout a block in normal form.</summary>
internal sealed class Substitution
{
    private readonly NumberMap<Expr> replacements;
    private readonly Func<Expr, Expr> rewrite;

    public Substitution(NumberMap<Expr> replacements)
    {
        this.replacements = replacements;
        rewrite = Rewrite;
    }

    public Expr Apply(Expr expr) => replacements.IsEmpty ? expr : Rewrite(expr);

    private Expr Rewrite(Expr expr) => expr switch
    {
        Read read => replacements.TryGetValue(read.Local.Id, out Expr? replacement) ? replacement : read,
        _ => expr.MapChildren(rewrite),
    };

    public Block Apply(Block block) =>
        replacements.IsEmpty ? block : block.Map(Apply);

    public Stmt Apply(Stmt statement)
    {
        Stmt mapped = statement.MapOperands(rewrite).MapBlocks(Apply);
        return mapped switch
        {
            Push push when replacements.TryGetValue(push.Tape.Id, out Expr? tape) => push with { Tape = ((Read)tape).Local },
            Pop pop when replacements.TryGetValue(pop.Tape.Id, out Expr? tape) => pop with { Tape = ((Read)tape).Local },
            Invoke invoke => invoke with { Tapes = invoke.Tapes.Map(t => replacements.TryGetValue(t.Id, out Expr? tape) ? ((Read)tape).Local : t) },
            _ => mapped,
        };
    }
}

/// <summary>Makes copies of blocks with variables of their own.</summary>
internal sealed class Renaming(LocalFactory locals)
{
    private readonly NumberMap<Local> names = new();

    public Local Define(Local local)
    {
        Local fresh = locals.New(local);
        names[local.Id] = fresh;
        return fresh;
    }

    public void Map(Local from, Local to) => names[from.Id] = to;

    private Local Target(Local local) => names.TryGetValue(local.Id, out Local? renamed) ? renamed : Define(local);

    private Local Use(Local local) => names.TryGetValue(local.Id, out Local? renamed) ? renamed : local;

    private Cell Use(Cell cell) => cell with { Before = Use(cell.Before), After = Use(cell.After) };

    public Expr Apply(Expr expr) => expr switch
    {
        Read read => names.TryGetValue(read.Local.Id, out Local? renamed) ? new Read(renamed) : read,
        _ => expr.MapChildren(Apply),
    };

    public Block Apply(Block block)
    {
        foreach (Local local in block.AllDefined()) Target(local);
        return new Block(block.Statements.Map(Apply));
    }

    private Stmt Apply(Stmt statement)
    {
        Stmt mapped = statement.MapOperands(Apply).MapBlocks(b => new Block(b.Statements.Map(Apply)));
        return mapped switch
        {
            Define s => s with { Target = Use(s.Target) },
            Push s => s with { Tape = Use(s.Tape) },
            Pop s => s with { Target = Use(s.Target), Tape = Use(s.Tape) },
            Invoke s => s with { Target = s.Target is { } t ? Use(t) : null, Outputs = s.Outputs.Map(Use), Tapes = s.Tapes.Map(Use) },
            If s => s with { Results = s.Results.Map(r => r with { Target = Use(r.Target) }) },
            Loop s => s with
            {
                Counter = s.Counter is { } c ? c with { Index = Use(c.Index) } : null,
                Carried = s.Carried.Map(c => c with { Head = Use(c.Head), Result = Use(c.Result) }),
            },
            Verbatim s => s with { Writes = s.Writes.Map(Use) },
            MultiCall s => s with { Outputs = s.Outputs.Map(Use) },
            _ => mapped,
        };
    }
}
