using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Variables that are one slice or another: where they begin and how long they are is joined instead.</summary>
internal sealed partial class SliceResolution
{
    private void Visit(If statement)
    {
        Expr condition = Rewrite(statement.Condition);
        Result[] results = [.. statement.Results];
        var whenTrue = new View?[results.Length];
        var whenFalse = new View?[results.Length];
        Block then = Visit(statement.Then, () => Look(whenTrue, static r => r.WhenTrue, static (r, value) => r with { WhenTrue = value }));
        Block @else = Visit(statement.Else, () => Look(whenFalse, static r => r.WhenFalse, static (r, value) => r with { WhenFalse = value }));

        var joined = new List<Result>();
        for (int i = 0; i < results.Length; i++)
        {
            if (whenTrue[i] is { } one && whenFalse[i] is { } other && one.Root.Equals(other.Root)) joined.AddRange(Join(results[i].Target, one, other));
            else joined.Add(Apart(results[i], whenTrue[i], whenFalse[i]));
        }

        output.Add(statement with { Condition = condition, Then = then, Else = @else, Results = joined.ToEquatableArray() });

        void Look(View?[] found, Func<Result, Expr> value, Func<Result, Expr, Result> with)
        {
            for (int i = 0; i < results.Length; i++)
            {
                if (results[i].Target.Type.IsArray) found[i] = ViewOf(value(results[i]));
                else results[i] = with(results[i], Rewrite(value(results[i])));
            }
        }

        Result Apart(Result result, View? one, View? other) => result with
        {
            WhenTrue = one is not null && IsSlice(result.WhenTrue) ? AtEnd(ref then, one, result.Target) : result.WhenTrue,
            WhenFalse = other is not null && IsSlice(result.WhenFalse) ? AtEnd(ref @else, other, result.Target) : result.WhenFalse,
        };
    }

    private IEnumerable<Result> Join(Local target, View one, View other)
    {
        (Local start, Local length) = Numbers(target);
        bool isSteady = one.Length.Equals(other.Length);
        views[target.Id] = new View(one.Root, new Read(start), isSteady ? one.Length : new Read(length), Math.Max(one.Origin, other.Origin));
        var first = new Result(start, one.Start, other.Start);
        return isSteady ? [first] : [first, new Result(length, one.Length, other.Length)];
    }

    private (Local Start, Local Length) Numbers(Local array) =>
        (locals.New(array.Name + "Start", IrType.Int), locals.New(array.Name + "Length", IrType.Int));

    private bool IsSlice(Expr value) => value is Read read && views.ContainsKey(read.Local.Id);

    private Read AtEnd(ref Block block, View view, Local slice)
    {
        var statements = new List<Stmt>(block.Statements);
        Read whole = Whole(view, slice, statements);
        block = block.With(statements);
        return whole;
    }

    private void Visit(Loop loop)
    {
        var carried = new List<Carried>();
        var joined = new List<(Carried Carried, View View)>();
        foreach (Carried c in loop.Carried)
        {
            View? initial = c.Head.Type.IsArray && !ambiguous.Contains(c.Head.Id) ? ViewOf(c.Initial) : null;
            if (initial is null)
            {
                carried.Add(c with { Initial = Rewrite(c.Initial) });
                continue;
            }

            (Local start, Local length) = Numbers(c.Head);
            joined.Add((c, initial));
            views[c.Head.Id] = new View(initial.Root, new Read(start), varying.Contains(c.Head.Id) ? new Read(length) : initial.Length, c.Origin);
        }

        Counter? counter = loop.Counter is { } k ? k with { Start = Rewrite(k.Start), Bound = Rewrite(k.Bound) } : null;
        Expr? condition = loop.Condition is { } test ? Rewrite(test) : null;
        Block body = Visit(loop.Body, () =>
        {
            for (int i = 0; i < carried.Count; i++) carried[i] = carried[i] with { Next = Rewrite(carried[i].Next) };
            foreach (var (c, initial) in joined) carried.AddRange(Join(c, initial, ViewOf(c.Next)));
        });
        output.Add(loop with { Counter = counter, Condition = condition, Body = body, Carried = carried.ToEquatableArray() });
    }

    private IEnumerable<Carried> Join(Carried array, View initial, View? next)
    {
        if (next is null || !next.Root.Equals(initial.Root))
        {
            ambiguous.Add(array.Head.Id);
            isWrong = true;
            return [];
        }

        View head = views[array.Head.Id];
        (Local start, Local length) = Numbers(array.Result);
        bool isSteady = !varying.Contains(array.Head.Id);
        views[array.Result.Id] = new View(initial.Root, new Read(start), isSteady ? initial.Length : new Read(length), array.Origin);
        var first = new Carried(((Read)head.Start).Local, initial.Start, next.Start, start);
        if (!isSteady) return [first, new Carried(((Read)head.Length).Local, initial.Length, next.Length, length)];
        isWrong |= !next.Length.Equals(initial.Length) && varying.Add(array.Head.Id);
        return [first];
    }
}
