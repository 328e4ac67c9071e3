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
        return copied.OfType<Sharing>().Where(s => s.MayWrite || outside.Changing.Count > 0).Select(s => s.Obstacle).Concat(Unchecked(form, outside));
    }

    /// <summary>Arrays that are found in the head of a loop, or in a method that calls itself, each time in another object.</summary>
    private static IEnumerable<Obstacle> Unchecked(ClosedForm form, OutsideArrays outside)
    {
        if (outside.Changing.Count == 0) return [];
        IEnumerable<Obstacle> inHeads = form.Method.Body.DescendantStatements().OfType<Loop>().SelectMany(s => OutsideArrays.In(s).Where(o => !outside.IsKnownAtEntry(o)).Select(o => Of(o, s.Origin)));
        IEnumerable<Stmt> elsewhere = form.Separate.Values.SelectMany(f => f.Body.DescendantStatements());
        return inHeads.Concat(elsewhere.SelectMany(s => OutsideArrays.In(s).Where(o => o.Arguments.Count > 0 || !outside.IsKnownAtEntry(o)).Select(o => Of(o, s.Origin))));
    }

    private static Obstacle Of(Opaque array, int origin) =>
        new(DiagnosticIds.HiddenMemory, EquatableArray.Of(string.Concat(array.Text.Fragments).Trim('.')), origin);
}
