using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Notes at each call which of the arrays handed over the callee leaves alone.</summary>
internal static class CalleeWrites
{
    /// <param name="form">A method with its callees.</param>
    /// <param name="known">The bodies, as far as they are known, of methods that are not differentiated by them.</param>
    public static ClosedForm Note(ClosedForm form, IReadOnlyDictionary<string, Function> known)
    {
        if (form.Separate.Count + form.Rules.Count == 0) return form;
        // From nothing written upward, as a method that calls itself writes no more than its own statements do.
        Dictionary<string, HashSet<int>> written = form.Separate.Keys.Concat(known.Keys).ToDictionary(id => id, _ => new HashSet<int>());
        foreach (CustomRule rule in form.Rules.Values.Where(r => !known.ContainsKey(r.Method))) written[rule.Method] = Assumed(rule);
        bool changed;
        do
        {
            changed = false;
            foreach (Function callee in form.Separate.Values.Concat(known.Values))
            {
                HashSet<int> arrays = WrittenArrays.Of(Note(callee, written).Body);
                foreach (int position in Enumerable.Range(0, callee.Parameters.Count))
                {
                    if (arrays.Contains(callee.Parameters[position].Local.Id)) changed |= written[callee.Id].Add(position);
                }
            }
        }
        while (changed);

        return form with
        {
            Method = Note(form.Method, written),
            Separate = form.Separate.ToDictionary(c => c.Key, c => Note(c.Value, written)),
            RuleBodies = form.RuleBodies.ToDictionary(c => c.Key, c => Note(c.Value, written)),
        };
    }

    /// <summary>Of a method whose body nobody knows: one that returns something only looks at its arrays, one that does not is there to write them.</summary>
    private static HashSet<int> Assumed(CustomRule rule) =>
        rule.AreSiblings ? [.. Enumerable.Range(0, rule.Primal.Parameters.Count).Where(i => !rule.Untouched.Contains(i))]
        : rule.Primal.ReturnType == IrType.Void ? [.. Enumerable.Range(0, rule.Primal.Parameters.Count)]
        : [];

    private static Function Note(Function function, Dictionary<string, HashSet<int>> written)
    {
        return function with { Body = Visit(function.Body) };

        Block Visit(Block block) => new(block.Statements.Map(s => s.MapOperands(Rewrite).MapBlocks(Visit)));

        Expr Rewrite(Expr expr) => expr is Call call && written.TryGetValue(call.Method, out HashSet<int>? touched)
            ? call with { Untouched = Enumerable.Range(0, call.Arguments.Count).Where(i => !touched.Contains(i)).ToEquatableArray() }
            : expr;
    }
}
