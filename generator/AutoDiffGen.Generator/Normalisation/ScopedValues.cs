using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>The values that variables have where a walk stands, and what the arm or iteration being walked has changed.</summary>
internal sealed class ScopedValues
{
    private readonly Dictionary<int, Expr?> values = [];

    /// <summary>By open scope: what the changed variables held before; nothing for those that came into being.</summary>
    private readonly Stack<Dictionary<int, (bool WasKnown, Expr? Value)>> scopes = new();

    public bool TryGet(int id, out Expr? value) => values.TryGetValue(id, out value);

    public void Set(int id, Expr? value)
    {
        if (scopes.Count > 0 && !scopes.Peek().ContainsKey(id)) scopes.Peek()[id] = (values.TryGetValue(id, out Expr? before), before);
        values[id] = value;
    }

    public void Enter() => scopes.Push([]);

    /// <summary>Takes the changes back and says what they were.</summary>
    public Dictionary<int, Expr?> Leave()
    {
        var changed = new Dictionary<int, Expr?>();
        foreach (var entry in scopes.Pop())
        {
            changed[entry.Key] = values[entry.Key];
            if (entry.Value.WasKnown) values[entry.Key] = entry.Value.Value;
            else values.Remove(entry.Key);
        }

        return changed;
    }
}
