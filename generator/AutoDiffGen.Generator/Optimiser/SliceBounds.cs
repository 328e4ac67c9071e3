using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Puts the start of a slice where the slice is made, if nothing else uses it: <c>x.Slice(i * n, n)</c>.</summary>
internal static class SliceBounds
{
    public static Function Run(Function function)
    {
        if (!function.Body.DescendantStatements().Any(s => s is Define { Value: { } value } && value.IsSlice())) return function;
        IEnumerable<Expr> ends = function.Outputs.Select(o => o.Value).Concat(function.Result is { } result ? [result] : []);
        Dictionary<int, int> uses = function.Body.AllOperands().Concat(ends).SelectMany(ExprTraversal.Reads).GroupBy(l => l.Id).ToDictionary(g => g.Key, g => g.Count());
        return function.With(Visit(function.Body, uses));
    }

    private static Block Visit(Block block, Dictionary<int, int> uses)
    {
        var starts = new Dictionary<int, Define>();
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Define { Target: { IsTemporary: true, Id: var id } } start && IsArithmetic(start.Value)) starts[id] = start;
            if (statement is Define { Value: Apply slice } define && slice.IsSlice() && slice.Arguments[1] is Read { Local.Id: var of } && uses[of] == 1 && starts.TryGetValue(of, out Define? known))
            {
                output.Remove(known);
                output.Add(define with { Value = Slices.Of(slice.Arguments[0], known.Value!, slice.Arguments[2], slice.Type) });
            }
            else
            {
                output.Add(statement.MapBlocks(b => Visit(b, uses)));
            }
        }

        return block.With(output);
    }

    private static bool IsArithmetic(Expr? value) => value?.Type == IrType.Int && value.DescendantsAndSelf().All(e => e is Binary { Checked: false, Operator: not (BinaryOperator.Divide or BinaryOperator.Remainder) } or Read or Number or Literal or Length);
}
