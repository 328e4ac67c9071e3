namespace AutoDiffGen.Generator.BackEnd;

/// <summary>A pair of braces and the names declared directly within.</summary>
/// <remarks>In C# a name may not be declared in a scope and in one around it, whichever comes first.</remarks>
internal sealed class Scope(Scope? parent)
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private readonly HashSet<string> namesBelow = new(StringComparer.Ordinal);

    public bool IsFree(string name)
    {
        if (namesBelow.Contains(name)) return false;
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.names.Contains(name)) return false;
        }

        return true;
    }

    public void Add(string name)
    {
        names.Add(name);
        for (Scope? scope = Parent; scope is not null; scope = scope.Parent) scope.namesBelow.Add(name);
    }

    private Scope? Parent { get; } = parent;
}
