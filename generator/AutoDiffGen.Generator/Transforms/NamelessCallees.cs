using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Puts the callees that have no name outside, such as lambdas, into the derivatives that call them as they are.</summary>
internal static class NamelessCallees
{
    /// <param name="derivative">A derivative in lowered form.</param>
    /// <param name="form">The method with its callees.</param>
    /// <param name="lower">Brings a callee into lowered form.</param>
    public static Function Add(Function derivative, ClosedForm form, Func<Function, Function> lower)
    {
        var added = new Dictionary<string, Function>(StringComparer.Ordinal);
        var open = new Queue<Function>(derivative.Helpers.Prepend(derivative));
        while (open.Count > 0)
        {
            foreach (string id in CalledBy(open.Dequeue()))
            {
                if (added.ContainsKey(id) || !form.Separate.TryGetValue(id, out Function? callee) || !callee.IsNameless) continue;
                Function lowered = lower(callee) with { Purpose = $"{callee.Name}, for its value alone." };
                added.Add(id, lowered);
                open.Enqueue(lowered);
            }
        }

        return added.Count == 0 ? derivative : derivative with { Helpers = derivative.Helpers.Concat(added.Values).ToEquatableArray() };
    }

    private static IEnumerable<string> CalledBy(Function function) =>
        function.Body.AllOperands().SelectMany(static e => e.DescendantsAndSelf()).OfType<Call>().Select(static c => c.Method).Distinct();
}
