using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Finds active arrays of arrays whose rows may become others than they were, or are gone when the adjoint comes to them.</summary>
internal static class JaggedArrayCheck
{
    private static readonly Explanation InBlock =
        new("but one that is made in a loop, or in a branch that finds out how many rows it has, is gone when the derivative comes to it", "Make it before the loop or the branch, or make an array of numbers there");

    private static readonly Explanation InSeparateMethod =
        new("but one that is made in a method that calls itself, or is long and called often, is gone when the derivative comes to it", "Make it where the method is first called, and hand it over");

    /// <param name="function">A function in normal form.</param>
    /// <param name="activity">What is active in it.</param>
    /// <param name="isCallee">Whether its adjoint is a function of its own.</param>
    public static IEnumerable<Obstacle> Run(Function function, ActivityAnalysis activity, bool isCallee)
    {
        HashSet<int> lasting = isCallee ? [] : [.. EarlyMemory.In(function.Body).Select(d => d.Target.Id)];
        foreach (Stmt statement in function.Body.DescendantStatements())
        {
            switch (statement)
            {
                case Define { Value: Allocate, Target: { Type.Shape: Shape.Jagged or Shape.Growing } made } when activity.IsActive(made) && !lasting.Contains(made.Id):
                    yield return Of(DiagnosticIds.UnsupportedType, NameOf(made.Type), statement) with { Why = isCallee ? InSeparateMethod : InBlock };
                    break;
                case Define { Value: Opaque, Target: { Type.Shape: Shape.Jagged } copied } when activity.IsVaried(copied) && function.Body.DescendantStatements().Any(s => IsWrite(s, copied)):
                    yield return Of(DiagnosticIds.AmbiguousArray, AmbiguousArrays.NameOf(copied), statement);
                    break;
                case MakeRow { Array: Read { Local: var rows } } when activity.IsVaried(rows) && !(lasting.Contains(rows.Id) && RowReplacements.AreMadeOnce(function.Body, rows)):
                    yield return Of(DiagnosticIds.AmbiguousArray, AmbiguousArrays.NameOf(rows), statement);
                    break;
            }
        }
    }

    private static string NameOf(IrType type) => type.Shape == Shape.Growing ? $"List<{type.Element}>" : type.Name;

    private static bool IsWrite(Stmt statement, Local array) => statement is Store { Array: Read stored } && stored.Local.Equals(array);

    private static Obstacle Of(string id, string what, Stmt statement) => new(id, EquatableArray.Of(what), statement.Origin);
}
