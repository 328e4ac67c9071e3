using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Replaces a struct in a cell where its parts cannot be set one by one: <c>p[i] = new Point(x, p[i].Y)</c>.</summary>
internal static class RecordStores
{
    /// <param name="block">A block in lowered form.</param>
    public static Block Run(Block block)
    {
        var output = new List<Stmt>();
        int i = 0;
        while (i < block.Statements.Count)
        {
            Stmt statement = block.Statements[i];
            if (statement is Store { Array.Type.Record: { } record } store && store.Array.Type.PartOf(store.Indices) is { } part && !record.Assignable[part])
            {
                int count = CountOf(block.Statements, i);
                output.Add(Whole(store, record, block.Statements.Skip(i).Take(count).Cast<Store>().ToList()));
                i += count;
                continue;
            }

            output.Add(statement.MapBlocks(Run));
            i++;
        }

        return block.With(output);
    }

    /// <summary>How many of the stores that follow each other go to different parts of one struct, and do not read what those before them have written.</summary>
    private static int CountOf(EquatableArray<Stmt> statements, int first)
    {
        var store = (Store)statements[first];
        var written = new HashSet<int?>();
        int count = 0;
        while (first + count < statements.Count && statements[first + count] is Store next && next.Array.Equals(store.Array) && PlaceOf(next).SequenceEqual(PlaceOf(store))
            && (count == 0 || (next.Source == store.Source && next.Heading == store.Heading && !MayRead(next, store, written)))
            && written.Add(next.Array.Type.PartOf(next.Indices)))
        {
            count++;
        }

        return count;
    }

    /// <summary>Of arrays with the same structs in them, any two may be the same.</summary>
    private static bool MayRead(Store next, Store first, HashSet<int?> written) => next.Value.DescendantsAndSelf().OfType<Element>().Any(e =>
        e.Array.Type.Element == first.Array.Type.Element
        && !(e.Array.Equals(first.Array) && e.Place.SequenceEqual(PlaceOf(first)) && e.Part is { } part && !written.Contains(part)));

    private static IEnumerable<Expr> PlaceOf(Store store) => new Element(store.Array, store.Indices).Place;

    private static Store Whole(Store store, StructShape record, List<Store> parts)
    {
        Expr[] values = [.. Enumerable.Range(0, record.Types.Count).Select(i =>
            parts.FirstOrDefault(p => p.Array.Type.PartOf(p.Indices) == i)?.Value ?? new Element(store.Array, EquatableArray.Of([.. PlaceOf(store), Expr.Int(i)])))];
        return store with { Indices = PlaceOf(store).ToEquatableArray(), Value = record.Create(EquatableArray.Of(values)) };
    }
}
