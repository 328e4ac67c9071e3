namespace AutoDiffGen.Generator.Helpers;

/// <summary>An array that begins at the smallest index used and grows at both ends.</summary>
internal struct Window<T>
{
    private T[]? items;
    private int start;

    /// <summary>A place to write to.</summary>
    public ref T this[int index]
    {
        get
        {
            if (items is null) (items, start) = (new T[4], index);
            else if (index < start || index - start >= items.Length) Grow(index);
            return ref items[index - start];
        }
    }

    /// <summary>The default where nothing has been written.</summary>
    public readonly T? Get(int index) => items is not null && (uint)(index - start) < (uint)items.Length ? items[index - start] : default;

    private void Grow(int index)
    {
        int length = items!.Length;
        int more = Math.Max(length, index < start ? start - index : index - start - length + 1);
        int before = index < start ? Math.Min(more, start) : 0;
        var larger = new T[length + (index < start ? before : more)];
        Array.Copy(items, 0, larger, before, length);
        (items, start) = (larger, start - before);
    }
}
