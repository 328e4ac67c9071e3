namespace AutoDiffGen.Generator.BackEnd;

/// <summary>A pair of braces and the names declared directly within.</summary>
/// <remarks>In C# a name may not be declared in a scope and in one around it, whichever comes first.</remarks>
internal sealed class Scope(Scope? parent)
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private readonly HashSet<string> namesBelow = new(StringComparer.Ordinal);

    /// <summary>By name: the first number after it that has not been found taken. Names are never given back.</summary>
    private readonly Dictionary<string, int> nextNumbers = new(StringComparer.Ordinal);

    public bool IsFree(string name)
    {
        if (namesBelow.Contains(name)) return false;
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.names.Contains(name)) return false;
        }

        return true;
    }

    /// <summary>Where the search for a free number after the name may start.</summary>
    public int FirstNumber(string name) => nextNumbers.TryGetValue(name, out int number) ? number : 2;

    public void SkipNumbersBefore(int number, string name) => nextNumbers[name] = number;

    public void Add(string name)
    {
        names.Add(name);
        for (Scope? scope = Parent; scope is not null; scope = scope.Parent) scope.namesBelow.Add(name);
    }

    private Scope? Parent { get; } = parent;
}
