using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>A method in normal form with the callees that can be inlined put in place of their calls.</summary>
internal static class ClosedForm
{
    public static Function Of(Program program)
    {
        Dictionary<string, Function> callees = program.Callees.ToDictionary(c => c.Id, NormalForm.Of);
        var done = new Dictionary<string, Function>();
        bool progress;
        do
        {
            progress = false;
            foreach (Function callee in callees.Values.Where(c => !done.ContainsKey(c.Id)).ToList())
            {
                if (CalleesOf(callee).Any(id => callees.ContainsKey(id) && !done.ContainsKey(id))) continue;
                done[callee.Id] = Inlining.Run(callee, done);
                progress = true;
            }
        }
        while (progress);

        return LocalArrays.Run(Optimiser.Optimiser.Run(LoopCanonicalisation.Run(Inlining.Run(NormalForm.Of(program.Entry), done))));
    }

    private static IEnumerable<string> CalleesOf(Function function) =>
        function.Body.AllOperands().SelectMany(ExprTraversal.DescendantsAndSelf).OfType<Call>().Select(c => c.Method);
}
