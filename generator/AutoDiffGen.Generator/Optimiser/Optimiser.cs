using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Runs the optimising passes until nothing changes.</summary>
internal static class Optimiser
{
    private const int MostRounds = 8;

    /// <summary>Simplifies; the result is still in normal form, ready for a further transform.</summary>
    public static Function Run(Function function)
    {
        function = AnfConversion.Run(function);
        for (int round = 0; round < MostRounds; round++)
        {
            Function before = function;
            function = CopyPropagation.Run(function);
            function = CommonSubexpressionElimination.Run(function);
            function = ChoiceToExpression.Run(function);
            function = DeadCodeElimination.Run(function);
            if (function == before) break;
        }

        return CopyPropagation.Run(function);
    }

    /// <summary>The last steps before printing.</summary>
    public static Function Finish(Function function)
    {
        function = ExpressionForming.Run(CellForwarding.Run(Run(function)));
        function = LoopDirection.Run(Factoring.Run(DeadCodeElimination.Run(function)));
        return Discards.Run(RowHoisting.Run(InvariantCells.Run(FirstAdditions.Run(function))));
    }
}
