using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Removes what neither the result nor an effect depends on, by marking from the roots.</summary>
/// <remarks>Of the user's own statements those stay that may throw; what derivatives add goes.</remarks>
internal sealed class DeadCodeElimination
{
    private readonly Dictionary<int, Definition> definitions = [];
    private readonly Dictionary<int, List<Stmt>> stores = [];
    private readonly Dictionary<Stmt, Stmt> parents = new(ReferenceComparer<Stmt>.Instance);
    private readonly HashSet<int> live = [];
    private readonly HashSet<Stmt> liveStatements = new(ReferenceComparer<Stmt>.Instance);
    private readonly Stack<Definition> work = new();
    private readonly Exceptions exceptions = new();

    /// <summary>What gives a variable its value: a statement, or one of its joins.</summary>
    private readonly record struct Definition(Stmt Statement, Result? Result = null, Carried? Carried = null);

    public static Function Run(Function function)
    {
        Block body = Run(function.Body, [.. Roots(function)], new(function.Parameters.Select(p => p.Local.Id)));
        return body == function.Body ? function : function with { Body = body };
    }

    private static IEnumerable<Expr> Roots(Function function)
    {
        if (function.Result is { } result) yield return result;
        foreach (Output output in function.Outputs) yield return output.Value;
    }

    /// <param name="body">The statements to clean.</param>
    /// <param name="roots">What is needed after them.</param>
    /// <param name="external">Arrays whose cells are seen from outside.</param>
    public static Block Run(Block body, IReadOnlyCollection<Expr> roots, HashSet<int> external)
    {
        var pass = new DeadCodeElimination();
        pass.Index(body, null, external);
        foreach (Expr root in roots) pass.Mark(root);
        while (pass.work.Count > 0) pass.Mark(pass.work.Pop());
        return pass.Sweep(body);
    }

    private void Index(Block block, Stmt? parent, HashSet<int> external)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (parent is not null) parents[statement] = parent;
            exceptions.Enter(statement);
            switch (statement)
            {
                case Define s:
                    definitions[s.Target.Id] = new Definition(s);
                    if (HasEffect(s.Value) || s.IsPrimal && exceptions.MayThrow(s.Value!)) work.Push(new Definition(s));
                    break;
                case Store { Array: Read array } when IsMadeHere(array.Local) && !external.Contains(array.Local.Id):
                    if (!stores.TryGetValue(array.Local.Id, out List<Stmt>? writers)) stores[array.Local.Id] = writers = [];
                    writers.Add(statement);
                    if (statement.IsPrimal && exceptions.MayThrow(new Element(array, ((Store)statement).Indices))) work.Push(new Definition(statement));
                    break;
                case If s:
                    foreach (Result result in s.Results) definitions[result.Target.Id] = new Definition(s, Result: result);
                    break;
                case Loop s:
                    IndexCarried(s);
                    if (s.Condition is { } condition && exceptions.MayThrow(condition)) work.Push(new Definition(s));
                    break;
                default:
                    if (statement is not Comment) work.Push(new Definition(statement));
                    foreach (Local local in statement.Defines()) definitions[local.Id] = new Definition(statement);
                    break;
            }

            foreach (Block nested in statement.Blocks()) Index(nested, statement, external);
        }
    }

    private void IndexCarried(Loop loop)
    {
        foreach (Carried carried in loop.Carried)
        {
            definitions[carried.Head.Id] = definitions[carried.Result.Id] = new Definition(loop, Carried: carried);
        }

        if (loop.Counter is { } counter) definitions[counter.Index.Id] = new Definition(loop);
    }

    /// <summary>Whether the array is known by this name first; memory behind any other name may be looked at under another.</summary>
    private bool IsMadeHere(Local array) =>
        definitions.TryGetValue(array.Id, out Definition definition) && definition.Statement is Define { Value: Allocate };

    private static bool HasEffect(Expr? value) =>
        value is Call or Opaque { IsPure: false };

    private void Mark(Definition definition)
    {
        MarkStatement(definition.Statement);
        if (definition.Result is { } result)
        {
            Mark(result.WhenTrue);
            Mark(result.WhenFalse);
        }

        if (definition.Carried is { } carried)
        {
            live.Add(carried.Head.Id);
            Mark(carried.Initial);
            Mark(carried.Next);
        }
    }

    private void MarkStatement(Stmt statement)
    {
        if (!liveStatements.Add(statement)) return;
        if (parents.TryGetValue(statement, out Stmt? parent)) work.Push(new Definition(parent));
        switch (statement)
        {
            case Define s:
                if (s.Value is { } value) Mark(value);
                break;
            case If s:
                Mark(s.Condition);
                break;
            case Loop { Counter: { } counter }:
                Mark(counter.Start);
                Mark(counter.Bound);
                break;
            case Loop s:
                Mark(s.Condition!);
                break;
            default:
                foreach (Expr operand in statement.Operands()) Mark(operand);
                break;
        }
    }

    private void Mark(Expr expr)
    {
        foreach (Local local in expr.Reads())
        {
            if (!live.Add(local.Id)) continue;
            if (definitions.TryGetValue(local.Id, out Definition definition)) work.Push(definition);
            if (!stores.TryGetValue(local.Id, out List<Stmt>? writers)) continue;
            foreach (Stmt writer in writers) work.Push(new Definition(writer));
        }
    }

    private Block Sweep(Block block)
    {
        var kept = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Comment) kept.Add(statement);
            if (!liveStatements.Contains(statement)) continue;
            kept.Add(statement switch
            {
                If s => s with { Then = Sweep(s.Then), Else = Sweep(s.Else), Results = s.Results.Where(r => live.Contains(r.Target.Id)).ToEquatableArray() },
                Loop s => s with { Body = Sweep(s.Body), Carried = s.Carried.Where(c => live.Contains(c.Head.Id) || live.Contains(c.Result.Id)).ToEquatableArray() },
                _ => statement,
            });
        }

        return new Block(kept.ToEquatableArray());
    }
}
