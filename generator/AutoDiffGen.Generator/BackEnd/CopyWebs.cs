using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Groups the values that joins pass on: only values of one group may come to share a variable.</summary>
internal sealed class CopyWebs
{
    private readonly NumberMap<int> parents = new();

    public static CopyWebs Of(Block body)
    {
        var webs = new CopyWebs();
        foreach (Stmt statement in body.DescendantStatements())
        {
            if (statement is If choice)
            {
                foreach (Result result in choice.Results) webs.Join(result.Target, result.WhenTrue, result.WhenFalse);
            }

            if (statement is Loop loop)
            {
                foreach (Carried carried in loop.Carried) webs.Join(carried.Head, new Read(carried.Result), carried.Initial, carried.Next);
            }
        }

        return webs;
    }

    public bool Contains(int id) => parents.ContainsKey(id);

    /// <summary>The number of the group that the value is in.</summary>
    public int Find(int id)
    {
        while (parents[id] != id)
        {
            parents[id] = parents[parents[id]];
            id = parents[id];
        }

        return id;
    }

    private void Join(Local target, params Expr[] values)
    {
        if (!Contains(target.Id)) parents[target.Id] = target.Id;
        foreach (Expr value in values)
        {
            if (value is not Read { Local.Id: var id }) continue;
            if (!Contains(id)) parents[id] = id;
            parents[Find(id)] = Find(target.Id);
        }
    }
}
