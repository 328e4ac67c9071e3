using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimiser;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Brings a method into the form that analyses and transforms work on.</summary>
internal static class NormalForm
{
    public static Function Of(Function lowered)
    {
        Function function = SsaConstruction.Run(SingleExit.Run(lowered));
        function = DeadCodeElimination.Run(CopyPropagation.Run(function));
        return RowAccess.Run(LoopCanonicalisation.Run(function));
    }
}
