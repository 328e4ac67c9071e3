using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Walks and rebuilds statements.</summary>
internal static class StmtTraversal
{
    /// <summary>The expressions that the statement itself holds, those of nested blocks left out.</summary>
    public static ExprList Operands(this Stmt statement) => statement switch
    {
        Define { Value: { } value } => new(value),
        Assign s => new(s.Value),
        Store { Indices.Count: 1 } s => new(s.Array, s.Indices[0], s.Value),
        Store s => new(EquatableArray.Of([s.Array, .. s.Indices, s.Value])),
        MakeRow s => new(s.Array, s.Index, s.Length),
        Append s => new(s.List, s.Index, s.Value),
        Effect s => new(s.Value),
        Throw s => new(s.Exception),
        If { Results.Count: 0 } s => new(s.Condition),
        If { Results.Count: 1 } s => new(s.Condition, s.Results[0].WhenTrue, s.Results[0].WhenFalse),
        If s => new(EquatableArray.Of([s.Condition, .. s.Results.SelectMany(r => new[] { r.WhenTrue, r.WhenFalse })])),
        Loop { Condition: null, Carried.Count: 0, Counter: { } counter } => new(counter.Start, counter.Bound),
        Loop s => LoopOperands(s).ToEquatableArray(),
        Return { Value: { } value } => new(value),
        Verbatim s => EquatableArray.Of([.. s.Reads, .. s.Writes.Where(w => w.Initial is not null).Select(w => w.Initial!)]),
        MultiCall s => EquatableArray.Of([s.Call, .. s.Outputs.Where(w => w.Initial is not null).Select(w => w.Initial!)]),
        Push s => new(s.Value, new Read(s.Tape)),
        Pop s => new(new Read(s.Tape)),
        Invoke s => EquatableArray.Of([.. s.Arguments, .. s.Tapes.Select(t => new Read(t))]),
        _ => ExprList.Empty,
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

    public static EquatableArray<Block> Blocks(this Stmt statement) => statement switch
    {
        If s => EquatableArray.Of(s.Then, s.Else),
        Loop s => EquatableArray.Of(s.Body, s.Iterator),
        _ => EquatableArray<Block>.Empty,
    };

    /// <summary>The variables that the statement itself gives values to, visible after it.</summary>
    public static EquatableArray<Local> Defines(this Stmt statement) => statement switch
    {
        Define s => EquatableArray.Of(s.Target),
        Pop s => EquatableArray.Of(s.Target),
        Invoke s => s.Target is { } target ? EquatableArray.Of([target, .. s.Outputs]) : s.Outputs,
        If s => s.Results.Select(r => r.Target).ToEquatableArray(),
        Loop s => s.Carried.Select(c => c.Result).ToEquatableArray(),
        Verbatim s => s.Writes.Select(w => w.After).ToEquatableArray(),
        MultiCall s => s.Outputs.Select(w => w.After).ToEquatableArray(),
        _ => EquatableArray<Local>.Empty,
    };

    /// <summary>The variables that a loop hands to its body.</summary>
    public static IEnumerable<Local> Heads(this Loop loop) =>
        loop.Counter is { } counter ? [counter.Index, .. loop.Carried.Select(c => c.Head)] : loop.Carried.Select(c => c.Head);

    /// <summary>The statement with other operands; the same object when they are the same.</summary>
    public static Stmt MapOperands(this Stmt statement, Func<Expr, Expr> map) => statement switch
    {
        Define { Value: { } value } s => map(value) is var mapped && ReferenceEquals(mapped, value) ? s : s with { Value = mapped },
        Assign s => map(s.Value) is var mapped && ReferenceEquals(mapped, s.Value) ? s : s with { Value = mapped },
        Store s => MapStore(s, map),
        Effect s => map(s.Value) is var mapped && ReferenceEquals(mapped, s.Value) ? s : s with { Value = mapped },
        MakeRow s => s with { Array = map(s.Array), Index = map(s.Index), Length = map(s.Length) },
        Append s => s with { List = map(s.List), Index = map(s.Index), Value = map(s.Value) },
        Throw s => s with { Exception = map(s.Exception) },
        If s => MapIf(s, map),
        Loop s => MapLoop(s, map),
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
        Push s => map(s.Value) is var mapped && ReferenceEquals(mapped, s.Value) ? s : s with { Value = mapped },
        Invoke s => s.Arguments.Map(map) is var arguments && arguments.IsSame(s.Arguments) ? s : s with { Arguments = arguments },
        _ => statement,
    };

    private static Store MapStore(Store store, Func<Expr, Expr> map)
    {
        Expr array = map(store.Array);
        EquatableArray<Expr> indices = store.Indices.Map(map);
        Expr value = map(store.Value);
        bool isSame = ReferenceEquals(array, store.Array) && indices.IsSame(store.Indices) && ReferenceEquals(value, store.Value);
        return isSame ? store : store with { Array = array, Indices = indices, Value = value };
    }

    private static If MapIf(If choice, Func<Expr, Expr> map)
    {
        Expr condition = map(choice.Condition);
        EquatableArray<Result> results = choice.Results.Map(r =>
        {
            Expr whenTrue = map(r.WhenTrue), whenFalse = map(r.WhenFalse);
            return ReferenceEquals(whenTrue, r.WhenTrue) && ReferenceEquals(whenFalse, r.WhenFalse) ? r : r with { WhenTrue = whenTrue, WhenFalse = whenFalse };
        });
        return ReferenceEquals(condition, choice.Condition) && results.IsSame(choice.Results) ? choice : choice with { Condition = condition, Results = results };
    }

    private static Loop MapLoop(Loop loop, Func<Expr, Expr> map)
    {
        Expr? condition = loop.Condition is { } test ? map(test) : null;
        Counter? counter = loop.Counter;
        if (counter is { Start: var first, Bound: var last })
        {
            Expr start = map(first), bound = map(last);
            if (!ReferenceEquals(start, first) || !ReferenceEquals(bound, last)) counter = counter with { Start = start, Bound = bound };
        }

        EquatableArray<Carried> carried = loop.Carried.Map(c =>
        {
            Expr initial = map(c.Initial), next = map(c.Next);
            return ReferenceEquals(initial, c.Initial) && ReferenceEquals(next, c.Next) ? c : c with { Initial = initial, Next = next };
        });
        bool isSame = ReferenceEquals(condition, loop.Condition) && ReferenceEquals(counter, loop.Counter) && carried.IsSame(loop.Carried);
        return isSame ? loop : loop with { Condition = condition, Counter = counter, Carried = carried };
    }

    /// <summary>The statement with other blocks; the same object when they are the same.</summary>
    public static Stmt MapBlocks(this Stmt statement, Func<Block, Block> map)
    {
        switch (statement)
        {
            case If s:
                Block then = map(s.Then), @else = map(s.Else);
                return ReferenceEquals(then, s.Then) && ReferenceEquals(@else, s.Else) ? s : s with { Then = then, Else = @else };
            case Loop s:
                Block body = map(s.Body), iterator = map(s.Iterator);
                return ReferenceEquals(body, s.Body) && ReferenceEquals(iterator, s.Iterator) ? s : s with { Body = body, Iterator = iterator };
            default:
                return statement;
        }
    }

    /// <summary>Every statement of the block, outer ones before those they hold.</summary>
    public static IEnumerable<Stmt> DescendantStatements(this Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            yield return statement;
            if (statement is not (If or Loop)) continue;
            foreach (Block nested in statement.Blocks())
            {
                if (nested.IsEmpty) continue;
                foreach (Stmt inner in nested.DescendantStatements()) yield return inner;
            }
        }
    }

    /// <summary>Every variable that gets a value somewhere in the block.</summary>
    public static IEnumerable<Local> AllDefined(this Block block) =>
        block.DescendantStatements().SelectMany(s => s is Loop loop ? loop.Defines().Concat(loop.Heads()) : s.Defines());

    public static IEnumerable<Expr> AllOperands(this Block block)
    {
        foreach (Stmt statement in block.DescendantStatements())
        {
            foreach (Expr operand in statement.Operands()) yield return operand;
        }
    }

    /// <summary>Whether the statement itself, its blocks left out, holds an expression of the kind. Analyses look here before they look closer: most statements hold none.</summary>
    public static bool Holds<T>(this Stmt statement)
        where T : Expr
    {
        foreach (Expr operand in statement.Operands())
        {
            if (operand.Holds<T>()) return true;
        }

        return false;
    }

    /// <summary>The numbers of all variables that the function reads.</summary>
    public static NumberSet ReadLocals(this Function function)
    {
        var found = new NumberSet();
        foreach (Expr operand in function.Body.AllOperands()) operand.AddReadLocals(found);
        foreach (Output output in function.Outputs) output.Value.AddReadLocals(found);
        function.Result?.AddReadLocals(found);
        return found;
    }

    private static void AddReadLocals(this Expr expr, NumberSet found)
    {
        if (expr is Read { Local.Id: var id }) found.Add(id);
        foreach (Expr child in expr.Children()) child.AddReadLocals(found);
    }
}
