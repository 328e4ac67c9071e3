using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Walks and rebuilds statements.</summary>
internal static class StmtTraversal
{
    /// <summary>The expressions that the statement itself holds, those of nested blocks left out.</summary>
    public static IEnumerable<Expr> Operands(this Stmt statement) => statement switch
    {
        Define { Value: { } value } => [value],
        Assign s => [s.Value],
        Store s => [s.Array, .. s.Indices, s.Value],
        Effect s => [s.Value],
        Throw s => [s.Exception],
        If s => [s.Condition, .. s.Results.SelectMany(r => new[] { r.WhenTrue, r.WhenFalse })],
        Loop s => [.. LoopOperands(s)],
        Return { Value: { } value } => [value],
        Verbatim s => [.. s.Reads, .. s.Writes.Where(w => w.Initial is not null).Select(w => w.Initial!)],
        MultiCall s => [s.Call, .. s.Outputs.Where(w => w.Initial is not null).Select(w => w.Initial!)],
        Push s => [s.Value, new Read(s.Tape)],
        Pop s => [new Read(s.Tape)],
        Invoke s => [.. s.Arguments, .. s.Tapes.Select(t => new Read(t))],
        _ => [],
    };

    private static IEnumerable<Expr> LoopOperands(Loop loop)
    {
        if (loop.Condition is { } condition) yield return condition;
        if (loop.Counter is { } counter)
        {
            yield return counter.Start;
            yield return counter.Bound;
        }

        foreach (Carried carried in loop.Carried)
        {
            yield return carried.Initial;
            yield return carried.Next;
        }
    }

    public static IEnumerable<Block> Blocks(this Stmt statement) => statement switch
    {
        If s => [s.Then, s.Else],
        Loop s => [s.Body, s.Iterator],
        _ => [],
    };

    /// <summary>The variables that the statement itself gives values to, visible after it.</summary>
    public static IEnumerable<Local> Defines(this Stmt statement) => statement switch
    {
        Define s => [s.Target],
        Pop s => [s.Target],
        Invoke s => s.Target is { } target ? s.Outputs.Prepend(target) : s.Outputs,
        If s => s.Results.Select(r => r.Target),
        Loop s => s.Carried.Select(c => c.Result),
        Verbatim s => s.Writes.Select(w => w.After),
        MultiCall s => s.Outputs.Select(w => w.After),
        _ => [],
    };

    /// <summary>The variables that a loop hands to its body.</summary>
    public static IEnumerable<Local> Heads(this Loop loop) =>
        loop.Counter is { } counter ? [counter.Index, .. loop.Carried.Select(c => c.Head)] : loop.Carried.Select(c => c.Head);

    public static Stmt MapOperands(this Stmt statement, Func<Expr, Expr> map) => statement switch
    {
        Define { Value: { } value } s => s with { Value = map(value) },
        Assign s => s with { Value = map(s.Value) },
        Store s => s with { Array = map(s.Array), Indices = s.Indices.Map(map), Value = map(s.Value) },
        Effect s => s with { Value = map(s.Value) },
        Throw s => s with { Exception = map(s.Exception) },
        If s => s with
        {
            Condition = map(s.Condition),
            Results = s.Results.Map(r => r with { WhenTrue = map(r.WhenTrue), WhenFalse = map(r.WhenFalse) }),
        },
        Loop s => s with
        {
            Condition = s.Condition is { } condition ? map(condition) : null,
            Counter = s.Counter is { } counter ? counter with { Start = map(counter.Start), Bound = map(counter.Bound) } : null,
            Carried = s.Carried.Map(c => c with { Initial = map(c.Initial), Next = map(c.Next) }),
        },
        Return { Value: { } value } s => s with { Value = map(value) },
        Verbatim s => s with
        {
            Reads = s.Reads.Map(map),
            Writes = s.Writes.Map(w => w.Initial is { } initial ? w with { Initial = map(initial) } : w),
        },
        MultiCall s => s with
        {
            Call = (Call)s.Call.MapChildren(map),
            Outputs = s.Outputs.Map(w => w.Initial is { } initial ? w with { Initial = map(initial) } : w),
        },
        Push s => s with { Value = map(s.Value) },
        Invoke s => s with { Arguments = s.Arguments.Map(map) },
        _ => statement,
    };

    public static Stmt MapBlocks(this Stmt statement, Func<Block, Block> map) => statement switch
    {
        If s => s with { Then = map(s.Then), Else = map(s.Else) },
        Loop s => s with { Body = map(s.Body), Iterator = map(s.Iterator) },
        _ => statement,
    };

    /// <summary>Every statement of the block, outer ones before those they hold.</summary>
    public static IReadOnlyList<Stmt> DescendantStatements(this Block block)
    {
        var statements = new List<Stmt>();
        AddStatements(block, statements);
        return statements;
    }

    private static void AddStatements(Block block, List<Stmt> statements)
    {
        foreach (Stmt statement in block.Statements)
        {
            statements.Add(statement);
            foreach (Block nested in statement.Blocks()) AddStatements(nested, statements);
        }
    }

    /// <summary>Every variable that gets a value somewhere in the block.</summary>
    public static IEnumerable<Local> AllDefined(this Block block) =>
        block.DescendantStatements().SelectMany(s => s is Loop loop ? loop.Defines().Concat(loop.Heads()) : s.Defines());

    public static IEnumerable<Expr> AllOperands(this Block block) => block.DescendantStatements().SelectMany(Operands);
}
