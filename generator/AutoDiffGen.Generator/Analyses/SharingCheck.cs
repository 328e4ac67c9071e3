using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Finds copied code that may see or change cells of an argument by another way, where no check at run time could tell.</summary>
internal static class SharingCheck
{
    public static IEnumerable<Obstacle> Run(ClosedForm form, ActivityAnalysis activity)
    {
        OutsideArrays outside = OutsideArrays.Of(form.Method, activity);
        if (outside.Varied.Count == 0) return [];
        IEnumerable<Stmt> all = form.Separate.Values.Prepend(form.Method).SelectMany(f => f.Body.DescendantStatements());
        IEnumerable<Sharing?> copied = all.OfType<Verbatim>().Select(s => s.Sharing)
            .Concat(all.Where(s => s.Holds<Opaque>()).SelectMany(s => s.Operands()).SelectMany(e => e.DescendantsAndSelf()).OfType<Opaque>().Select(o => o.Sharing));
        return copied.OfType<Sharing>().Where(s => s.MayWrite || outside.Changing.Count > 0).Select(s => s.Obstacle).Concat(Unchecked(form, outside)).Concat(Mixed(form, outside));
    }

    /// <summary>Arrays that are found in the head of a loop, or in a method that calls itself, each time in another object.</summary>
    private static IEnumerable<Obstacle> Unchecked(ClosedForm form, OutsideArrays outside)
    {
        if (outside.Changing.Count == 0) return [];
        IEnumerable<Obstacle> inHeads = form.Method.Body.DescendantStatements().OfType<Loop>().SelectMany(s => OutsideArrays.In(s).Where(o => !outside.IsKnownAtEntry(o)).Select(o => Of(o, s.Origin)));
        IEnumerable<Stmt> elsewhere = form.Separate.Values.SelectMany(f => f.Body.DescendantStatements());
        return inHeads.Concat(elsewhere.SelectMany(s => OutsideArrays.In(s).Where(o => o.Arguments.Count > 0 || !outside.IsKnownAtEntry(o)).Select(o => Of(o, s.Origin))));
    }

    /// <summary>An array of a type parameter's numbers and one of another type are the same where the types are; no check at run time compares them.</summary>
    private static IEnumerable<Obstacle> Mixed(ClosedForm form, OutsideArrays outside)
    {
        HashSet<int> written = WrittenArrays.Of(form.Method.Body);
        foreach (Stmt statement in form.Method.Body.DescendantStatements())
        {
            bool isWritten = statement is Define { Target: var target } && written.Contains(target.Id);
            foreach (Opaque array in OutsideArrays.In(statement).Where(a => outside.Rivals(isWritten).Any(r => AreMixed(r.Type, a.Type)))) yield return Of(array, statement.Origin);
        }
    }

    private static bool AreMixed(IrType one, IrType other) => one.Element != other.Element && (one.Parameter ?? other.Parameter) is not null;

    private static Obstacle Of(Opaque array, int origin) =>
        new(DiagnosticIds.HiddenMemory, EquatableArray.Of(string.Concat(array.Text.Fragments).Trim('.')), origin);
}
