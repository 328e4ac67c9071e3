using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Evaluates functions that do not wait for each other one after the other: <c>Exp(r * t)</c> before functions of what another
/// logarithm gives. The processor then overlaps them; were it to meet the dependent ones first, it would wait.
/// </summary>
/// <remarks>Only what has no name of the user's moves.</remarks>
internal sealed class EarlyFunctions
{
    /// <summary>Further ahead than this a value would only be in the way.</summary>
    private const int Window = 48;

    private readonly NumberMap<int> depths = new();

    public static Function Run(Function function) => function.With(new EarlyFunctions().Visit(function.Body));

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
            if (visited is not Define { Target.IsTemporary: true, Heading: null, Value: { } value } define || !IsArithmetic(value)) continue;
            movable.Add(define.Target.Id);
            if (IsDear(value)) isChanged |= Move(define, depth, movable, output);
        }

        return isChanged ? new Block(output.ToEquatableArray()) : block;
    }

    /// <summary>How many functions have to be evaluated one after the other until the statement is done.</summary>
    private int SetDepth(Stmt statement)
    {
        int depth = 0;
        foreach (Expr operand in statement.Operands()) depth = Math.Max(depth, DepthOf(operand));
        foreach (Block nested in statement.Blocks())
        {
            foreach (Expr operand in nested.Statements.SelectMany(s => s.Operands())) depth = Math.Max(depth, DepthOf(operand));
        }

        if (statement is Define { Value: { } value } && IsDear(value)) depth++;
        foreach (Local local in statement is Loop loop ? loop.Defines().Concat(loop.Heads()) : statement.Defines()) depths[local.Id] = depth;
        return depth;
    }

    private int DepthOf(Expr expr)
    {
        int depth = expr is Read read && depths.TryGetValue(read.Local.Id, out int known) ? known : 0;
        foreach (Expr child in expr.Children()) depth = Math.Max(depth, DepthOf(child));
        return depth;
    }

    /// <summary>Whether it neither depends on when it is evaluated nor can throw.</summary>
    private static bool IsArithmetic(Expr value) =>
        value is Unary or Binary or Apply && value.Type.IsRealScalar && value.Children().All(c => c.IsAtom() && c.Type.IsRealScalar);

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
