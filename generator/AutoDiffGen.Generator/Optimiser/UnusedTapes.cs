using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Keeps of a derivative's helpers those that are called, and of their tapes those that something is recorded on.</summary>
internal sealed class UnusedTapes
{
    private readonly Dictionary<string, Function> helpers;

    /// <summary>By function: the places of the tapes that are used, among its tapes.</summary>
    private readonly Dictionary<string, HashSet<int>> used;

    private UnusedTapes(Dictionary<string, Function> helpers)
    {
        this.helpers = helpers;
        used = helpers.ToDictionary(h => h.Key, _ => new HashSet<int>());
    }

    public static Function Remove(Function function)
    {
        if (function.Helpers.Count == 0) return function;
        Dictionary<string, Function> helpers = function.Helpers.ToDictionary(h => h.Name);
        var pass = new UnusedTapes(helpers);
        bool changed;
        do
        {
            changed = false;
            foreach (Function helper in helpers.Values) changed |= pass.Find(helper);
        }
        while (changed);

        List<string> called = [];
        pass.Call(function, called);
        return pass.Trim(function) with { Helpers = called.Select(h => pass.Trim(helpers[h])).ToEquatableArray() };
    }

    private static Local[] TapesOf(Function helper) => [.. helper.Parameters.Where(p => p.Mode == PassingMode.Ref).Select(p => p.Local)];

    /// <summary>Whether the function is found to use a tape that was not known to be used.</summary>
    private bool Find(Function helper)
    {
        Local[] tapes = TapesOf(helper);
        bool isNew = false;
        foreach (Stmt statement in helper.Body.DescendantStatements())
        {
            IEnumerable<Local> found = statement switch
            {
                Push s => [s.Tape],
                Pop s => [s.Tape],
                Invoke s => Kept(s),
                _ => [],
            };
            foreach (Local tape in found) isNew |= used[helper.Name].Add(Array.IndexOf(tapes, tape));
        }

        return isNew;
    }

    private IEnumerable<Local> Kept(Invoke invoke) =>
        helpers.ContainsKey(invoke.Function) ? invoke.Tapes.Where((_, i) => used[invoke.Function].Contains(i)) : invoke.Tapes;

    private void Call(Function function, List<string> called)
    {
        foreach (Invoke invoke in function.Body.DescendantStatements().OfType<Invoke>())
        {
            if (called.Contains(invoke.Function) || invoke.Rule is not null) continue;
            called.Add(invoke.Function);
            Call(helpers[invoke.Function], called);
        }
    }

    private Function Trim(Function function)
    {
        Local[] tapes = TapesOf(function);
        bool isHelper = helpers.ContainsKey(function.Name);
        return function with
        {
            Body = Visit(function.Body),
            Parameters = function.Parameters.Where(p => !isHelper || Array.IndexOf(tapes, p.Local) is var i && (i < 0 || used[function.Name].Contains(i))).ToEquatableArray(),
        };

        Block Visit(Block block) => new(block.Statements.Map(s => s is Invoke invoke ? invoke with { Tapes = Kept(invoke).ToEquatableArray() } : s.MapBlocks(Visit)));
    }
}
