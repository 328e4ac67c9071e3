using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Writes a value that is used once where it is used, so that the code reads in expressions and not in three-address
/// steps. Variables that the user named stay, but for the start of a counter of the same name.
/// </summary>
internal sealed class ExpressionForming
{
    private const int LongestExpression = 14;

    private readonly NumberMap<Use> uses = new();
    private readonly NumberMap<Expr> pending = new();
    private readonly HashSet<int> starts = [];
    private readonly Substitution substitution;
    /// <summary>By block: the statements that may change cells, and of which array; 0 stands for any.</summary>
    private readonly Dictionary<int, List<(int Index, int Array)>> writes = [];
    private int blocks;
    private int loops;

    private readonly ArrayAliases aliases;

    private ExpressionForming(ArrayAliases aliases)
    {
        this.aliases = aliases;
        substitution = new Substitution(pending);
    }

    /// <summary>A statement: its block, its place there, and the loop around it.</summary>
    private readonly record struct Site(int Block, int Index, int Loop);

    /// <summary>Where a variable is read: the only place if <c>Count</c> is one.</summary>
    private sealed record Use(int Count, Site Site, bool IsMovable);

    public static Function Run(Function function)
    {
        var pass = new ExpressionForming(ArrayAliases.Of(function.Body));
        pass.Collect(function.Body, loop: 0);
        int end = function.Body.Statements.Count;
        foreach (Expr expr in function.Outputs.Select(o => o.Value).Concat(function.Result is { } r ? [r] : [])) pass.Count(expr, new Site(1, end, 0), isMovable: true);
        pass.blocks = pass.loops = 0;
        Block body = pass.Visit(function.Body, loop: 0);
        return function.With(body, pass.substitution.Apply);
    }

    private void Collect(Block block, int loop)
    {
        int number = ++blocks;
        var written = new List<(int, int)>();
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Stmt statement = block.Statements[i];
            HashSet<int> arrays = [];
            AddWrites(statement, arrays);
            foreach (int array in arrays) written.Add((i, array));
            CountOperands(statement, new Site(number, i, loop));
            int inner = statement is Loop ? ++loops : loop;
            foreach (Block nested in statement.Blocks()) Collect(nested, inner);
        }

        writes[number] = written;
    }

    private void AddWrites(Stmt statement, HashSet<int> arrays)
    {
        switch (statement)
        {
            case Store { Array: Read array }:
                arrays.Add(aliases[array.Local]);
                break;
            case Store or MakeRow or Append or Effect or Invoke or MultiCall or Verbatim or Define { Value: Call or Opaque { IsPure: false } }:
                arrays.Add(0);
                break;
            default:
                foreach (Block nested in statement.Blocks())
                {
                    foreach (Stmt inner in nested.Statements) AddWrites(inner, arrays);
                }

                break;
        }
    }

    /// <summary>Operands are movable that the statement evaluates once, when it is reached, and not at other times.</summary>
    private void CountOperands(Stmt statement, Site site)
    {
        switch (statement)
        {
            case Define { Target.IsTemporary: false, Value: Opaque } or Effect or Throw or Verbatim or MultiCall:
                foreach (Expr operand in statement.Operands()) Count(operand, site, operand is not Opaque);
                break;
            case If s:
                Count(s.Condition, site, isMovable: true);
                foreach (Result result in s.Results)
                {
                    Count(result.WhenTrue, site, isMovable: false);
                    Count(result.WhenFalse, site, isMovable: false);
                }

                break;
            case Loop s:
                CountOperands(s, site);
                break;
            default:
                foreach (Expr operand in statement.Operands()) Count(operand, site, isMovable: true);
                break;
        }
    }

    private void CountOperands(Loop loop, Site site)
    {
        foreach (Carried carried in loop.Carried)
        {
            Count(carried.Initial, site, isMovable: true);
            Count(carried.Next, site, isMovable: false);
        }

        if (loop.Counter is { } counter)
        {
            if (counter.Start is Read { Local: var start } && start.Name == counter.Index.Name) starts.Add(start.Id);
            Count(counter.Start, site, isMovable: true);
            Count(counter.Bound, site, counter.Bound is Length);
        }

        if (loop.Condition is { } condition) Count(condition, site, isMovable: false);
    }

    private void Count(Expr expr, Site site, bool isMovable)
    {
        foreach (Expr child in expr.Children()) Count(child, site, isMovable);
        if (expr is not Read { Local.Id: var id }) return;
        int count = uses.TryGetValue(id, out Use? known) ? known.Count + 1 : 1;
        uses[id] = new Use(count, site, isMovable);
    }

    private Block Visit(Block block, int loop)
    {
        int number = ++blocks;
        var output = new List<Stmt>();
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Stmt statement = block.Statements[i].MapOperands(substitution.Apply);
            if (statement is Define { Value: { } value } define && CanMove(define, value, number, i, loop))
            {
                pending[define.Target.Id] = value;
                continue;
            }

            int inner = statement is Loop ? ++loops : loop;
            output.Add(statement.MapBlocks(b => Visit(b, inner)));
        }

        return block.With(output);
    }

    private bool CanMove(Define define, Expr value, int block, int index, int loop)
    {
        if ((!define.Target.IsTemporary && !starts.Contains(define.Target.Id)) || !value.IsPure()) return false;
        if (!uses.TryGetValue(define.Target.Id, out Use? use) || use.Count != 1 || !use.IsMovable || use.Site.Loop != loop) return false;
        if (value.DescendantsAndSelf().Count(e => !e.IsAtom()) > LongestExpression) return false;
        if (!value.ReadsCells()) return true;
        HashSet<int> arrays = [0, .. value.DescendantsAndSelf().OfType<Element>().Select(e => e.Array is Read read ? aliases[read.Local] : 0)];
        return use.Site.Block == block && !IsWritten(arrays, block, index, use.Site.Index);
    }

    private bool IsWritten(HashSet<int> arrays, int block, int from, int to)
    {
        List<(int Index, int Array)> written = writes[block];
        int first = ~written.BinarySearch((from, int.MinValue));
        for (int i = first; i < written.Count && written[i].Index < to; i++)
        {
            if (arrays.Contains(written[i].Array)) return true;
        }

        return false;
    }
}
