using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What has to be kept of a loop so that it can be run again from there.</summary>
/// <param name="Written">The arrays from outside that the loop writes.</param>
/// <param name="Kept">Those of them that it reads as well, so that their cells matter.</param>
/// <param name="Obstacle">Why the loop cannot be run again; null when it can.</param>
internal sealed record CheckpointState(EquatableArray<Local> Written, EquatableArray<Local> Kept, string? Obstacle)
{
    public static CheckpointState Of(Loop loop)
    {
        HashSet<int> written = WrittenArrays.Of(loop.Body), inside = [.. loop.Body.AllDefined().Select(l => l.Id)];
        Local[] arrays = [.. loop.Body.DescendantStatements().SelectMany(Arrays).Where(l => written.Contains(l.Id) && !inside.Contains(l.Id)).Distinct().OrderBy(l => l.Id)];
        HashSet<int> read = [.. loop.Body.DescendantStatements().SelectMany(Looked).Select(l => l.Id)];
        return new CheckpointState(arrays.ToEquatableArray(), arrays.Where(a => read.Contains(a.Id)).ToEquatableArray(), ObstacleOf(loop, arrays, inside));
    }

    private static IEnumerable<Local> Arrays(Stmt statement) => statement.Operands().SelectMany(ExprTraversal.Reads).Where(l => l.Type.IsArray);

    /// <summary>The arrays of which a statement does more than write a cell or ask for the length.</summary>
    private static IEnumerable<Local> Looked(Stmt statement) => statement is Store { Array: Read } store
        ? store.Indices.Append(store.Value).SelectMany(Looked)
        : statement.Operands().SelectMany(Looked);

    private static IEnumerable<Local> Looked(Expr expr) => expr switch
    {
        Length { Array: Read } => [],
        Read { Local.Type.IsArray: true } read => [read.Local],
        _ => expr.Children().SelectMany(Looked),
    };

    private static string? ObstacleOf(Loop loop, Local[] arrays, HashSet<int> inside)
    {
        if (loop.Counter is null) return "it is not known beforehand how often the loop runs";
        foreach (Stmt statement in loop.Body.DescendantStatements())
        {
            if (HasEffect(statement)) return "the loop does more than compute: it calls what has effects or keeps a body of its own";
            if (statement is MakeRow or Append) return "the loop makes rows or adds to a list";
            if (statement is Define { Target.Type.IsArray: true, Value: not (Allocate or null) }) return "the loop exchanges arrays";
            if (statement is If choice && choice.Results.Any(r => r.Target.Type.IsArray) || statement is Loop inner && inner.Carried.Any(c => c.Head.Type.IsArray)) return "the loop exchanges arrays";
        }

        if (arrays.FirstOrDefault(a => a.Type.Shape is not (Shape.Array or Shape.Span or Shape.Matrix) || !Tapes.CanHold(a.Type.ElementType)) is { } array) return $"the loop writes '{array.Name}', whose cells cannot be kept";
        return loop.Carried.FirstOrDefault(c => !Tapes.CanHold(c.Head.Type)) is { } carried ? $"iterations hand on '{carried.Head.Name}', which cannot be kept" : null;
    }

    private static bool HasEffect(Stmt statement) => statement is Effect or Verbatim or MultiCall or Invoke or Store { Array: not Read }
        || statement.Operands().Any(e => e.DescendantsAndSelf().Any(d => d is Call or Opaque { IsPure: false }));
}
