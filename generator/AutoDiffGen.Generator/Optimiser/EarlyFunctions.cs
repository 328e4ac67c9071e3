using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Evaluates functions that do not wait for each other one after the other: <c>Exp(r * t)</c> before functions of what another
/// logarithm gives. The processor then overlaps them; were it to meet the dependent ones first, it would stand still.
/// </summary>
/// <remarks>Only what has no name of the user's moves.</remarks>
internal sealed class EarlyFunctions
{
    /// <summary>Further ahead than this a value would only be in the way.</summary>
    private const int Window = 48;

    private readonly Dictionary<int, int> depths = [];

    public static Function Run(Function function)
    {
        var pass = new EarlyFunctions();
        Block body = pass.Visit(function.Body);
        return ReferenceEquals(body, function.Body) ? function : function with { Body = body };
    }

    private Block Visit(Block block)
    {
        var output = new List<Stmt>();
        var movable = new HashSet<int>();
        bool isChanged = false;
        foreach (Stmt statement in block.Statements)
        {
            Stmt visited = statement.MapBlocks(Visit);
            isChanged |= !ReferenceEquals(visited, statement);
            int depth = SetDepth(visited);
            output.Add(visited);
            if (visited is not Define { Target.IsTemporary: true, Heading: null, Value: { } value } define || !value.IsPure() || value.ReadsCells()) continue;
            movable.Add(define.Target.Id);
            if (IsDear(value)) isChanged |= Move(define, depth, movable, output);
        }

        return isChanged ? new Block(output.ToEquatableArray()) : block;
    }

    /// <summary>How many functions have to be evaluated one after the other until the statement is done.</summary>
    private int SetDepth(Stmt statement)
    {
        int depth = statement.Operands().Concat(statement.Blocks().SelectMany(b => b.Statements).SelectMany(s => s.Operands()))
            .SelectMany(ExprTraversal.Reads).Select(l => depths.TryGetValue(l.Id, out int known) ? known : 0).Append(0).Max();
        if (statement is Define { Value: { } value } && IsDear(value)) depth++;
        foreach (Local local in statement is Loop loop ? loop.Defines().Concat(loop.Heads()) : statement.Defines()) depths[local.Id] = depth;
        return depth;
    }

    private static bool IsDear(Expr value) => value is Apply apply && CostModel.IsDear(apply);

    /// <summary>Puts the function, and what is computed for it, before the first one that takes longer to be ready.</summary>
    private bool Move(Define function, int depth, HashSet<int> movable, List<Stmt> output)
    {
        int target = -1;
        for (int i = output.Count - 1; i >= Math.Max(0, output.Count - Window) && output[i] is not Loop; i--)
        {
            if (output[i] is Define { Value: { } value } other && IsDear(value) && depths[other.Target.Id] > depth) target = i;
        }

        if (target < 0) return false;
        var moved = new List<Stmt>();
        var passed = new List<Stmt>();
        HashSet<int> needed = [function.Target.Id];
        for (int i = output.Count - 1; i >= target; i--)
        {
            bool isNeeded = output[i].Defines().Any(l => needed.Contains(l.Id));
            (isNeeded ? moved : passed).Insert(0, output[i]);
            if (!isNeeded) continue;
            if (output[i] is not Define define || !movable.Contains(define.Target.Id)) return false;
            needed.UnionWith(define.Value!.Reads().Select(l => l.Id));
        }

        output.RemoveRange(target, output.Count - target);
        output.AddRange(moved);
        output.AddRange(passed);
        return true;
    }
}
