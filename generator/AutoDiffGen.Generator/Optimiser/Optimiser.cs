using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Runs the optimising passes until nothing changes.</summary>
internal static class Optimiser
{
    private const int MostRounds = 8;

    private static readonly Func<Function, Function>[] Passes =
        [CopyPropagation.Run, CommonSubexpressionElimination.Run, ChoiceToExpression.Run, DeadCodeElimination.Run];

    /// <summary>Simplifies; the result is still in normal form, ready for a further transform.</summary>
    public static Function Run(Function function)
    {
        function = AnfConversion.Run(function);
        if (Omitted.Includes(Optimisations.Simplification)) return function;
        int idle = 0;
        for (int step = 0; idle < Passes.Length && step < MostRounds * Passes.Length; step++)
        {
            Function before = function;
            function = Passes[step % Passes.Length](function);
            idle = ReferenceEquals(function, before) ? idle + 1 : 0;
        }

        return idle < Passes.Length ? CopyPropagation.Run(function) : function;
    }

    /// <summary>The last steps before printing.</summary>
    public static Function Finish(Function function)
    {
        Function simplified = Run(TapeBlocks.Run(function));
        if (Omitted.Includes(Optimisations.Simplification)) return simplified;
        function = AdjointSums.Run(Cancellation.Run(simplified));
        if (!ReferenceEquals(function, simplified)) function = Run(function);
        function = ExpressionForming.Run(CellForwarding.Run(EarlyFunctions.Run(function)));
        function = LoopDirection.Run(Factoring.Run(DeadCodeElimination.Run(function)));
        return Discards.Run(InvariantRows.Run(RowHoisting.Run(SliceBounds.Run(SliceViews.Run(InvariantCells.Run(OverwrittenCells.Run(FirstAdditions.Run(function))))))));
    }
}
