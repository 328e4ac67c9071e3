using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// Callees that keep a body of their own as they are then called: those that give back several values write them into cells
/// that their callers make, and those that are handed slices get the array and the slice's bounds.
/// </summary>
internal sealed class SeparateCallees
{
    private readonly HashSet<string> names;
    private readonly Dictionary<string, Function> callees;

    /// <param name="callees">The callees, in normal form, with everything in them that is inlined.</param>
    /// <param name="taken">The names of functions that generated code has already.</param>
    public SeparateCallees(IEnumerable<Function> callees, IEnumerable<string> taken)
    {
        names = new HashSet<string>(taken, StringComparer.Ordinal);
        this.callees = callees.ToDictionary(static c => c.Id);
    }

    public IEnumerable<Function> All => callees.Values;

    /// <summary>By callee: the positions of the spans that are given as an array with bounds.</summary>
    public IReadOnlyDictionary<string, HashSet<int>> Sliced { get; private set; } = new Dictionary<string, HashSet<int>>();

    /// <summary>Brings callees and callers into that form.</summary>
    /// <param name="callers">All other functions that call them.</param>
    /// <returns>The callers.</returns>
    public IReadOnlyList<Function> Adapt(IReadOnlyList<Function> callers)
    {
        Dictionary<string, SeveralResults> several = callees.Values.Where(SeveralResults.CanSplit).ToDictionary(static c => c.Id, static c => new SeveralResults(c));
        if (several.Count > 0)
        {
            callers = [.. callers.Select(c => SeveralResults.In(c, several))];
            foreach (Function callee in All.ToList()) callees[callee.Id] = SeveralResults.In(callee, several);
            foreach (var one in several) Change(one.Value.Callee(callees[one.Key]));
        }

        Sliced = SlicedArguments.Find([.. callers, .. callees.Values], callees);
        foreach (var one in Sliced) Change(SlicedArguments.Receive(callees[one.Key], one.Value));
        return callers;
    }

    /// <summary>What is called with other parameters than the method has needs a name of its own.</summary>
    private void Change(Function callee)
    {
        string name = callee.IsNameless ? callee.Name : Free(callee.Name);
        callees[callee.Id] = callee with { IsNameless = true, Name = name, QualifiedName = name };
        names.Add(name);
    }

    private string Free(string name) => Free(char.ToUpperInvariant(name[0]) + name.Substring(1), names);

    /// <summary>A name that none of the parameters has.</summary>
    public static string Free(string name, IEnumerable<Parameter> parameters) => Free(name, [.. parameters.Select(static p => p.Local.Name)]);

    private static string Free(string stem, HashSet<string> taken)
    {
        string free = stem;
        for (int i = 2; taken.Contains(free); i++) free = stem + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return free;
    }
}
