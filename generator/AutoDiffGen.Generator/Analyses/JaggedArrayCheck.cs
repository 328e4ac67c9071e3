using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Finds active arrays of arrays whose rows may become others than they were, or are gone when the adjoint comes to them.</summary>
internal static class JaggedArrayCheck
{
    /// <param name="function">A function in normal form.</param>
    /// <param name="activity">What is active in it.</param>
    /// <param name="isCallee">Whether its adjoint is a function of its own.</param>
    public static IEnumerable<Obstacle> Run(Function function, ActivityAnalysis activity, bool isCallee)
    {
        HashSet<int> lasting = isCallee ? [] : [.. function.Body.Statements.OfType<Define>().Where(d => d.Value is Allocate).Select(d => d.Target.Id)];
        foreach (Stmt statement in function.Body.DescendantStatements())
        {
            switch (statement)
            {
                case Define { Value: Allocate, Target: { Type.Shape: Shape.Jagged or Shape.Growing } made } when activity.IsActive(made) && !lasting.Contains(made.Id):
                    yield return Of(DiagnosticIds.UnsupportedType, $"{made.Type.Name} made inside a loop, a branch or a method that calls itself", statement);
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

    private static bool IsWrite(Stmt statement, Local array) => statement is Store { Array: Read stored } && stored.Local.Equals(array);

    private static Obstacle Of(string id, string what, Stmt statement) => new(id, EquatableArray.Of(what), statement.Origin);
}
