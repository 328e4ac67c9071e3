using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>The values, among those that joins pass on, that are alive where a backward walk stands.</summary>
internal sealed class LiveValues(CopyWebs webs)
{
    private readonly Dictionary<int, HashSet<int>> byWeb = [];

    /// <summary>What has been added, in order, and perhaps removed again since.</summary>
    private readonly List<int> added = [];

    public int Count { get; private set; }

    /// <summary>A point to which <see cref="TakeAddedSince"/> returns.</summary>
    public int Mark => added.Count;

    /// <summary>The values alive that could share the value's variable.</summary>
    public HashSet<int> Alike(int id)
    {
        int web = webs.Find(id);
        if (!byWeb.TryGetValue(web, out HashSet<int>? values)) byWeb[web] = values = [];
        return values;
    }

    public bool Contains(int id) => webs.Contains(id) && Alike(id).Contains(id);

    public void Use(Expr expr)
    {
        if (expr is Read { Local.Id: var id }) Add(id);
        foreach (Expr child in expr.Children()) Use(child);
    }

    public void Add(int id)
    {
        if (!webs.Contains(id) || !Alike(id).Add(id)) return;
        Count++;
        added.Add(id);
    }

    public void Remove(int id)
    {
        if (webs.Contains(id) && Alike(id).Remove(id)) Count--;
    }

    /// <summary>Removes what has been added since a mark, and says what that was.</summary>
    public List<int> TakeAddedSince(int mark)
    {
        List<int> taken = added.GetRange(mark, added.Count - mark).FindAll(Contains);
        taken.ForEach(Remove);
        added.RemoveRange(mark, added.Count - mark);
        return taken;
    }
}
