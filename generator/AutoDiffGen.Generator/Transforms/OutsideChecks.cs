using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// The checks that arrays which a method finds in fields and objects are none of its arguments: before anything is written
/// where that is possible, otherwise where an array is found.
/// </summary>
internal static class OutsideChecks
{
    /// <summary>Those that come first.</summary>
    public static IEnumerable<Stmt> AtEntry(Derivation derivation)
    {
        Function[] callees = [.. derivation.Callees.Bodies];
        if (!callees.Prepend(derivation.Method).Any(OutsideArrays.AreIn)) return [];
        OutsideArrays outside = derivation.Outside;
        HashSet<int> written = WrittenArrays.Of(outside.Method.Body);
        IEnumerable<(Opaque Array, bool IsWritten)> own = outside.Method.Body.DescendantStatements()
            .SelectMany(s => OutsideArrays.In(s).Where(outside.IsKnownAtEntry).Select(o => (AtStart(o, outside), IsStored(s, o, written))));
        IEnumerable<(Opaque Array, bool IsWritten)> others = callees.SelectMany(c => c.Body.DescendantStatements().SelectMany(OutsideArrays.In)
            .Where(o => o.Arguments.Count == 0 && outside.IsKnownAtEntry(o)).Select(o => (o, false)));
        return own.Concat(others).GroupBy(f => (f.Array.Text, f.Array.Arguments)).SelectMany(g => Checks(g.First().Array, outside, g.Any(f => f.IsWritten)));
    }

    /// <summary>The method with the others put in, and the method itself where there are none.</summary>
    public static Function WithOthers(OutsideArrays outside)
    {
        if (outside.Varied.Count == 0) return outside.Method;
        HashSet<int> written = WrittenArrays.Of(outside.Method.Body);
        return outside.Method.With(Visit(outside.Method.Body));

        Block Visit(Block block)
        {
            var output = new List<Stmt>();
            foreach (Stmt statement in block.Statements)
            {
                Stmt visited = statement.MapBlocks(Visit);
                foreach (Opaque array in OutsideArrays.In(statement).Where(o => !outside.IsKnownAtEntry(o)))
                {
                    bool isNamed = statement is Define { Value: Opaque value } && ReferenceEquals(value, array);
                    if (!isNamed) output.AddRange(Checks(array, outside, IsStored(statement, array, written)));
                }

                output.Add(visited);
                if (visited is Define { Value: Opaque o, Target: var target } && o.Type.IsRealArray && !o.IsConstant && !outside.IsKnownAtEntry(o)) output.AddRange(Checks(new Read(target), outside, written.Contains(target.Id)));
            }

            return block.With(output);
        }
    }

    private static bool IsStored(Stmt statement, Opaque array, HashSet<int> written) => statement switch
    {
        Define { Value: Opaque value } define when ReferenceEquals(value, array) => written.Contains(define.Target.Id),
        Store store => store.Array.DescendantsAndSelf().Any(e => ReferenceEquals(e, array)),
        _ => false,
    };

    /// <summary>An argument that is not there has no members; it is not this check that should say so.</summary>
    private static Opaque AtStart(Opaque array, OutsideArrays outside) => !outside.IsMemberOfArgument(array) ? array : array with
    {
        Text = array.Text with { Fragments = EquatableArray.Of("", "?" + array.Text.Fragments[1]) },
    };

    private static IEnumerable<Stmt> Checks(Expr array, OutsideArrays outside, bool isWritten)
    {
        foreach (Local rival in outside.Rivals(isWritten).Where(r => r.Type.Element == array.Type.Element))
        {
            bool hasRows = rival.Type.Shape == Shape.Jagged || array.Type.Shape == Shape.Jagged;
            bool areMatrices = rival.Type.Shape == Shape.Matrix && array.Type.Shape == Shape.Matrix;
            bool isMatrix = rival.Type.Shape == Shape.Matrix || array.Type.Shape == Shape.Matrix;
            if (isMatrix && !areMatrices || hasRows && rival.Type.IsList) continue;
            Expr cells = Prologue.Cells(rival);
            yield return Prologue.Check(hasRows ? "RequireNoSharedRow" : "RequireDistinct", isWritten && !outside.Changing.Contains(rival) ? [array, cells] : [cells, array]);
        }
    }
}
