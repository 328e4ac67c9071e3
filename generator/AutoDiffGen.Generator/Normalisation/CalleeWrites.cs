using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Notes at each call which of the arrays handed over the callee leaves alone.</summary>
internal static class CalleeWrites
{
    public static ClosedForm Note(ClosedForm form)
    {
        if (form.Separate.Count == 0) return form;
        // From nothing written upward, as a method that calls itself writes no more than its own statements do.
        Dictionary<string, HashSet<int>> written = form.Separate.Keys.ToDictionary(id => id, _ => new HashSet<int>());
        bool changed;
        do
        {
            changed = false;
            foreach (Function callee in form.Separate.Values)
            {
                HashSet<int> arrays = WrittenArrays.Of(Note(callee, form, written).Body);
                foreach (int position in Enumerable.Range(0, callee.Parameters.Count))
                {
                    if (arrays.Contains(callee.Parameters[position].Local.Id)) changed |= written[callee.Id].Add(position);
                }
            }
        }
        while (changed);

        return new ClosedForm(Note(form.Method, form, written), form.Separate.Values.ToDictionary(c => c.Id, c => Note(c, form, written)));
    }

    private static Function Note(Function function, ClosedForm form, Dictionary<string, HashSet<int>> written)
    {
        return function with { Body = Visit(function.Body) };

        Block Visit(Block block) => new(block.Statements.Map(s => s.MapOperands(Rewrite).MapBlocks(Visit)));

        Expr Rewrite(Expr expr) => expr is Call call && form.Separate.ContainsKey(call.Method)
            ? call with { Untouched = Enumerable.Range(0, call.Arguments.Count).Where(i => !written[call.Method].Contains(i)).ToEquatableArray() }
            : expr;
    }
}
