using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Removes what neither the result nor an effect depends on, by marking from the roots.</summary>
internal sealed class DeadCodeElimination
{
    private readonly Dictionary<int, List<Action>> definitions = [];
    private readonly HashSet<int> live = [];
    private readonly HashSet<Stmt> liveStatements = new(ReferenceComparer<Stmt>.Instance);
    private readonly Stack<Action> work = new();

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
        pass.Index(body, static () => { }, [.. body.AllDefined().Select(l => l.Id)], external);
        foreach (Expr root in roots) pass.Mark(root);
        while (pass.work.Count > 0) pass.work.Pop()();
        return pass.Sweep(body);
    }

    private void Index(Block block, Action markParent, HashSet<int> inside, HashSet<int> external)
    {
        foreach (Stmt statement in block.Statements)
        {
            Action mark = () => MarkStatement(statement, markParent);
            switch (statement)
            {
                case Define s:
                    On(s.Target, mark);
                    if (HasEffect(s.Value)) work.Push(mark);
                    break;
                case Store { Array: Read array } when inside.Contains(array.Local.Id) && !external.Contains(array.Local.Id):
                    On(array.Local, mark);
                    break;
                case If s:
                    IndexResults(s, mark);
                    break;
                case Loop s:
                    IndexCarried(s, mark);
                    break;
                default:
                    if (statement is not Comment) work.Push(mark);
                    foreach (Local local in statement.Defines()) On(local, mark);
                    break;
            }

            foreach (Block nested in statement.Blocks()) Index(nested, mark, inside, external);
        }
    }

    private void IndexResults(If statement, Action mark)
    {
        foreach (Result result in statement.Results)
        {
            On(result.Target, () =>
            {
                mark();
                Mark(result.WhenTrue);
                Mark(result.WhenFalse);
            });
        }
    }

    private void IndexCarried(Loop loop, Action mark)
    {
        foreach (Carried carried in loop.Carried)
        {
            Action markCarried = () =>
            {
                mark();
                live.Add(carried.Head.Id);
                Mark(carried.Initial);
                Mark(carried.Next);
            };
            On(carried.Head, markCarried);
            On(carried.Result, markCarried);
        }

        if (loop.Counter is { } counter) On(counter.Index, mark);
    }

    private static bool HasEffect(Expr? value) =>
        value is Call or Opaque { IsPure: false };

    private void On(Local local, Action mark)
    {
        if (!definitions.TryGetValue(local.Id, out List<Action>? actions)) definitions[local.Id] = actions = [];
        actions.Add(mark);
    }

    private void MarkStatement(Stmt statement, Action markParent)
    {
        if (!liveStatements.Add(statement)) return;
        work.Push(markParent);
        IEnumerable<Expr> operands = statement switch
        {
            If s => [s.Condition],
            Loop { Counter: { } counter } => [counter.Start, counter.Bound],
            Loop s => [s.Condition!],
            _ => statement.Operands(),
        };
        foreach (Expr operand in operands) Mark(operand);
    }

    private void Mark(Expr expr)
    {
        foreach (Local local in expr.Reads())
        {
            if (live.Add(local.Id) && definitions.TryGetValue(local.Id, out List<Action>? actions)) actions.ForEach(work.Push);
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
