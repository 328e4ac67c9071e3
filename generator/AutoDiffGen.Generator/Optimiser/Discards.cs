using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>What is computed only because it may throw gets no name: <c>_ = a[100];</c>.</summary>
internal static class Discards
{
    public static Function Run(Function function)
    {
        if (!function.Body.DescendantStatements().Any(IsDiscardable)) return function;
        NumberSet read = function.ReadLocals();

        // Where a variable has the name of the discard, there is none.
        bool isTaken = function.Parameters.Select(p => p.Local).Concat(function.Body.AllDefined()).Any(l => l.Name == "_");
        return isTaken ? function : function.With(Visit(function.Body));

        Block Visit(Block block) => block.Map(s =>
            IsDiscardable(s) && s is Define { Value: { } value } define && !read.Contains(define.Target.Id) ? new Effect(value) : s.MapBlocks(Visit));
    }

    private static bool IsDiscardable(Stmt statement) => statement is Define { IsPrimal: true, Value: not (Allocate or Call or Opaque { IsPure: false }) };
}
