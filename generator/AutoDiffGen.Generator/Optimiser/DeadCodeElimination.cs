using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Removes what neither the result nor an effect depends on, by marking from the roots.</summary>
/// <remarks>Of the user's own statements those stay that may throw; what derivatives add goes.</remarks>
internal sealed class DeadCodeElimination
{
    private readonly NumberMap<Definition> definitions = new();
    private readonly Dictionary<int, List<int>> stores = [];
    private readonly NumberSet live = new();

    /// <summary>Every statement, in the order of the walk, and the number of the one around it; -1 if there is none.</summary>
    private readonly NumberMap<(Stmt Statement, int Parent)> statements = new();
    private readonly NumberSet liveStatements = new();
    private int count;
    private readonly Stack<Definition> work = new();
    private readonly Exceptions exceptions = new();

    /// <summary>What gives a variable its value: a statement, by its number, or one of the statement's joins.</summary>
    private readonly record struct Definition(int Statement, Result? Result = null, Carried? Carried = null);

    public static Function Run(Function function) =>
        function.With(Run(function.Body, [.. Roots(function)], [.. function.Parameters.Select(p => p.Local.Id)]));

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
        pass.Index(body, -1, external);
        foreach (Expr root in roots) pass.Mark(root);
        while (pass.work.Count > 0) pass.Mark(pass.work.Pop());
        int number = 0;
        return pass.Sweep(body, ref number);
    }

    private void Index(Block block, int parent, HashSet<int> external)
    {
        foreach (Stmt statement in block.Statements)
        {
            int number = count++;
            statements[number] = (statement, parent);
            exceptions.Enter(statement);
            Index(statement, number, external);
            foreach (Block nested in statement.Blocks()) Index(nested, number, external);
        }
    }

    private void Index(Stmt statement, int number, HashSet<int> external)
    {
        switch (statement)
        {
            case Define s:
                definitions[s.Target.Id] = new Definition(number);
                if (HasEffect(s.Value) || s.IsPrimal && exceptions.MayThrow(s.Value!)) work.Push(new Definition(number));
                break;
            case Store { Array: Read array } when IsMadeHere(array.Local) && !external.Contains(array.Local.Id):
                if (!stores.TryGetValue(array.Local.Id, out List<int>? writers)) stores[array.Local.Id] = writers = [];
                writers.Add(number);
                if (statement.IsPrimal && exceptions.MayThrow(new Element(array, ((Store)statement).Indices))) work.Push(new Definition(number));
                break;
            case MakeRow { Array: Read array } s when IsMadeHere(array.Local) && !external.Contains(array.Local.Id):
                if (!stores.TryGetValue(array.Local.Id, out List<int>? makers)) stores[array.Local.Id] = makers = [];
                makers.Add(number);
                break;
            case Append { List: Read list } when IsMadeHere(list.Local) && !external.Contains(list.Local.Id):
                if (!stores.TryGetValue(list.Local.Id, out List<int>? adders)) stores[list.Local.Id] = adders = [];
                adders.Add(number);
                break;
            case If s:
                foreach (Result result in s.Results) definitions[result.Target.Id] = new Definition(number, Result: result);
                break;
            case Loop s:
                IndexCarried(s, number);
                if (s.Condition is { } condition && exceptions.MayThrow(condition)) work.Push(new Definition(number));
                break;
            default:
                if (statement is not Comment) work.Push(new Definition(number));
                foreach (Local local in statement.Defines()) definitions[local.Id] = new Definition(number);
                break;
        }
    }

    private void IndexCarried(Loop loop, int number)
    {
        foreach (Carried carried in loop.Carried)
        {
            definitions[carried.Head.Id] = definitions[carried.Result.Id] = new Definition(number, Carried: carried);
        }

        if (loop.Counter is { } counter) definitions[counter.Index.Id] = new Definition(number);
    }

    /// <summary>Whether the array is known by this name first; memory behind any other name may be looked at under another.</summary>
    private bool IsMadeHere(Local array) =>
        definitions.TryGetValue(array.Id, out Definition definition) && statements[definition.Statement].Statement is Define { Value: Allocate };

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

    private void MarkStatement(int number)
    {
        if (!liveStatements.Add(number)) return;
        var (statement, parent) = statements[number];
        if (parent >= 0) work.Push(new Definition(parent));
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
        if (expr is Read { Local.Id: var id }) Mark(id);
        else foreach (Expr child in expr.Children()) Mark(child);
    }

    private void Mark(int local)
    {
        if (!live.Add(local)) return;
        if (definitions.TryGetValue(local, out Definition definition)) work.Push(definition);
        if (!stores.TryGetValue(local, out List<int>? writers)) return;
        foreach (int writer in writers) work.Push(new Definition(writer));
    }

    /// <param name="block">A block.</param>
    /// <param name="number">The number of the block's first statement; afterwards, of the statement after the block.</param>
    private Block Sweep(Block block, ref int number)
    {
        var kept = new List<Stmt>(block.Statements.Count);
        foreach (Stmt statement in block.Statements)
        {
            bool isKept = liveStatements.Contains(number++);
            Stmt swept = statement switch
            {
                If s => Sweep(s, ref number),
                Loop s => Sweep(s, ref number),
                _ => statement,
            };
            if (isKept || statement is Comment) kept.Add(swept);
        }

        return block.With(kept);
    }

    private If Sweep(If choice, ref int number)
    {
        Block then = Sweep(choice.Then, ref number), @else = Sweep(choice.Else, ref number);
        If swept = choice with { Then = then, Else = @else, Results = choice.Results.Where(r => live.Contains(r.Target.Id)).ToEquatableArray() };
        return swept == choice ? choice : swept;
    }

    private Loop Sweep(Loop loop, ref int number)
    {
        Block body = Sweep(loop.Body, ref number);
        Sweep(loop.Iterator, ref number);
        Loop swept = loop with { Body = body, Carried = loop.Carried.Where(c => live.Contains(c.Head.Id) || live.Contains(c.Result.Id)).ToEquatableArray() };
        return swept == loop ? loop : swept;
    }
}
