using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Which array variables may stand for the same memory: copies, joins, views. Parameters are taken to be apart.</summary>
internal sealed class ArrayAliases
{
    /// <summary>Fields and whatever else copied text names: for all that is known, one and the same.</summary>
    private const int Elsewhere = -1;

    private readonly Dictionary<int, int> parents = [];

    public static ArrayAliases Of(Block body)
    {
        var aliases = new ArrayAliases();
        foreach (Stmt statement in body.DescendantStatements())
        {
            switch (statement)
            {
                case Define { Target.Type.IsArray: true, Value: { } value } s:
                    aliases.Join(s.Target, value);
                    break;
                case Assign { Target.Type.IsArray: true } s:
                    aliases.Join(s.Target, s.Value);
                    break;
                case If s:
                    foreach (Result result in s.Results.Where(r => r.Target.Type.IsArray)) aliases.Join(result.Target, result.WhenTrue, result.WhenFalse);
                    break;
                case Loop s:
                    foreach (Carried carried in s.Carried.Where(c => c.Head.Type.IsArray))
                    {
                        aliases.Join(carried.Head, carried.Initial, carried.Next, new Read(carried.Result));
                    }

                    break;
            }
        }

        return aliases;
    }

    /// <summary>Whether each variable stands for memory of its own.</summary>
    public bool IsEmpty => parents.Count == 0;

    /// <summary>A number that all names of the same memory have in common.</summary>
    public int this[Local array]
    {
        get
        {
            int id = array.Id;
            while (parents.TryGetValue(id, out int parent)) id = parent;
            return id;
        }
    }

    private void Join(Local name, params Expr[] values)
    {
        foreach (Local other in values.SelectMany(Memory)) Join(this[name], this[other]);
        if (values.Any(v => v is Opaque { Arguments.Count: 0 })) Join(this[name], Elsewhere);
    }

    private void Join(int first, int second)
    {
        if (first == second) return;
        if (first == Elsewhere) parents[second] = first;
        else parents[first] = second;
    }

    /// <summary>The arrays that the value of an expression may be, or be a part of.</summary>
    private static IEnumerable<Local> Memory(Expr value) => value switch
    {
        Read { Local.Type.IsArray: true } read => [read.Local],
        Select select => Memory(select.WhenTrue).Concat(Memory(select.WhenFalse)),
        Opaque or Call or Apply or Row => value.Children().SelectMany(Memory),
        _ => [],
    };
}
