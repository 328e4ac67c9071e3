using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>By which calls a derivative gets from the annotated method to a place in one of its callees.</summary>
internal sealed class CallChains
{
    private readonly Program program;
    private Dictionary<string, Call[]>? chains;

    public CallChains(Program program) => this.program = program;

    /// <summary>The calls, the one in the annotated method first; none for a place in that method itself.</summary>
    /// <param name="origin">A node of the source.</param>
    public IReadOnlyList<Call> To(int origin)
    {
        Function? function = origin < 0 ? null : program.Callees.Where(c => c.FirstOrigin <= origin).OrderBy(c => c.FirstOrigin).LastOrDefault();
        if (function is null) return [];
        chains ??= Find();
        return chains.TryGetValue(function.Id, out Call[]? chain) ? chain : [];
    }

    /// <summary>The end of a message: <c> Met when differentiating the call of 'G'.</c></summary>
    public string ContextOf(int origin)
    {
        IReadOnlyList<Call> chain = To(origin);
        if (chain.Count == 0) return "";
        return $" Met when differentiating the call of {string.Join(", then of ", chain.Select(c => $"'{program.Callees.First(f => f.Id == c.Method).Shown}'"))}.";
    }

    /// <summary>The shortest ways; those that carry a derivative come first.</summary>
    private Dictionary<string, Call[]> Find()
    {
        var found = new Dictionary<string, Call[]>();
        Search(found, isActiveOnly: true);
        Search(found, isActiveOnly: false);
        return found;
    }

    private void Search(Dictionary<string, Call[]> found, bool isActiveOnly)
    {
        var callees = program.Callees.GroupBy(c => c.Id).ToDictionary(g => g.Key, g => g.First());
        var queue = new Queue<(Function Function, Call[] Chain, bool[] Active)>();
        var seen = new HashSet<string> { program.Entry.Id };
        queue.Enqueue((program.Entry, [], [.. program.Entry.Parameters.Select(p => !p.IsConstant)]));
        while (queue.Count > 0)
        {
            (Function function, Call[] chain, bool[] active) = queue.Dequeue();
            Function normal = NormalForm.Of(function);
            ActivityAnalysis activity = ActivityAnalysis.Run(normal, normal.Parameters.Where((p, i) => active[i] && p.Local.Type.IsReal).Select(p => p.Local), []);
            foreach (Call call in normal.Body.AllOperands().SelectMany(ExprTraversal.DescendantsAndSelf).OfType<Call>())
            {
                bool[] arguments = [.. call.Arguments.Select(activity.IsVaried)];
                if (isActiveOnly && !call.IsTakenApart && !arguments.Any(a => a)) continue;
                if (!callees.TryGetValue(call.Method, out Function? callee) || !seen.Add(call.Method)) continue;
                if (call.IsTakenApart) arguments = [.. callee.Parameters.Select(_ => true)];
                Call[] longer = [.. chain, call];
                if (!found.ContainsKey(call.Method)) found.Add(call.Method, longer);
                queue.Enqueue((callee, longer, arguments));
            }
        }
    }
}
