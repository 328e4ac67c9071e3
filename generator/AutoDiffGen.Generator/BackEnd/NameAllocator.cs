using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Gives every variable of a function the name it has in the generated code.</summary>
/// <remarks>
/// Parameters keep their names; other variables get the name the user would expect, with a number after it where a scope
/// within or around declares the same name, or where text copied from the source mentions it.
/// </remarks>
internal sealed class NameAllocator
{
    private readonly NumberMap<string> names = new();

    private readonly NumberMap<string> holders = new();

    private readonly HashSet<string> reserved;

    /// <param name="function">The function.</param>
    /// <param name="functions">The names of functions that are declared beside its variables.</param>
    public NameAllocator(Function function, params IEnumerable<string> functions)
    {
        reserved = new HashSet<string>(ShortNames.All.Concat(functions).Concat(CopiedNames.In(function)).Concat(function.Helpers.Select(h => h.Name)), StringComparer.Ordinal);
        // Of a function that is declared inside another, where a callee has a parameter dX beside x, one has to give way.
        HashSet<int> parameters = [.. function.Parameters.GroupBy(p => p.Local.Name).Select(g => g.First().Local.Id)];
        foreach (var group in ScopeCollector.Collect(function).GroupBy(d => d.Local.Id))
        {
            Local local = group.First().Local;
            Scope[] scopes = [.. group.Select(d => d.Scope)];
            names[local.Id] = parameters.Contains(local.Id) ? Keep(local.Name, scopes) : Allocate(local.Name, scopes);
            Scope[] owners = [.. group.Select(d => d.Holder).OfType<Scope>()];
            if (owners.Length > 0) holders[local.Id] = Allocate(names[local.Id].TrimStart('@') + "Scratch", owners);
        }
    }

    public string this[Local local] => names.TryGetValue(local.Id, out string? name) ? name
        : local.Member is { } member ? member.In(this[member.Whole])
        : throw new InvalidOperationException($"Variable '{local.Name}' ({Text.Of(local.Id)}) is used but never declared.");

    /// <summary>The name of the object that owns the variable's memory.</summary>
    public string Holder(Local local) => holders[local.Id];

    private static string Keep(string name, Scope[] scopes)
    {
        string bare = name.TrimStart('@');
        foreach (Scope scope in scopes) scope.Add(bare);
        return Keywords.Escape(bare);
    }

    private string Numbered(string bare, Scope[] scopes)
    {
        string stem = char.IsDigit(bare[bare.Length - 1]) ? bare + "_" : bare;
        int number = scopes[0].FirstNumber(bare);
        while (!IsFree(stem + Text.Of(number), scopes)) number++;
        if (scopes.Length == 1) scopes[0].SkipNumbersBefore(number, bare);
        return stem + Text.Of(number);
    }

    private bool IsFree(string name, Scope[] scopes) => !reserved.Contains(name) && scopes.All(s => s.IsFree(name));

    private string Allocate(string hint, Scope[] scopes)
    {
        string bare = hint.TrimStart('@');
        if (bare.Length == 0) bare = "t";
        return Keep(IsFree(bare, scopes) ? bare : Numbered(bare, scopes), scopes);
    }
}
