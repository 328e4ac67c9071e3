using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>What is computed only because it may throw gets no name: <c>_ = a[100];</c>.</summary>
internal static class Discards
{
    public static Function Run(Function function)
    {
        IReadOnlyList<Stmt> statements = function.Body.DescendantStatements();
        if (!statements.Any(IsDiscardable)) return function;
        IEnumerable<Expr> ends = function.Outputs.Select(o => o.Value).Concat(function.Result is { } result ? [result] : []);
        HashSet<int> read = [.. statements.SelectMany(StmtTraversal.Operands).Concat(ends).SelectMany(ExprTraversal.Reads).Select(l => l.Id)];

        // Where a variable has the name of the discard, there is none.
        bool isTaken = function.Parameters.Select(p => p.Local).Concat(function.Body.AllDefined()).Any(l => l.Name == "_");
        return isTaken ? function : function with { Body = Visit(function.Body) };

        Block Visit(Block block) => new(block.Statements.Map(s =>
            IsDiscardable(s) && s is Define { Value: { } value } define && !read.Contains(define.Target.Id) ? new Effect(value) : s.MapBlocks(Visit)));
    }

    private static bool IsDiscardable(Stmt statement) => statement is Define { IsPrimal: true, Value: not (Allocate or Call or Opaque { IsPure: false }) };
}
