using System.Collections.Immutable;

namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>The fields of a struct or the elements of a tuple, by name; a copy of a struct is the same object.</summary>
internal sealed record Fields(ImmutableDictionary<string, Value> ByName)
{
    public static readonly Fields None = new(ImmutableDictionary<string, Value>.Empty);

    public Value this[string name] => ByName.GetValueOrDefault(name);

    public Fields With(string name, Value value) => new(ByName.SetItem(name, value));
}
