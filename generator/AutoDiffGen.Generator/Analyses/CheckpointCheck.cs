using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Finds the loops that are to be run again and cannot be.</summary>
internal static class CheckpointCheck
{
    public static IEnumerable<Obstacle> Run(ClosedForm form, ActivityAnalysis activity) => In(form.Method, activity)
        .Concat(form.Separate.Values.SelectMany(f => In(f, ActivityAnalysis.OfCallee(f, [.. f.Parameters.Where(p => p.Mode != PassingMode.Out).Select(p => p.Local.Type.IsReal)]))));

    private static IEnumerable<Obstacle> In(Function function, ActivityAnalysis activity)
    {
        foreach (Loop loop in function.Body.DescendantStatements().OfType<Loop>().Where(l => l.IsCheckpointed && IsActive(l, activity)))
        {
            if (CheckpointState.Of(loop).Obstacle is { } reason) yield return new Obstacle(DiagnosticIds.NotRepeatable, EquatableArray.Of(reason), loop.Origin);
        }
    }

    private static bool IsActive(Loop loop, ActivityAnalysis activity) => loop.Carried.Any(c => activity.IsActive(c.Head))
        || loop.Body.DescendantStatements().Any(s => s is Store { Array: Read array } && activity.IsActive(array.Local) || s.Defines().Any(activity.IsActive));
}
