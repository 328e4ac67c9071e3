namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>Cells that others may see too: an array, a list, or a slice of one.</summary>
/// <param name="Storage">The cells.</param>
/// <param name="Start">Where those of this view begin.</param>
/// <param name="Slice">How many they are; null for all, however many are added.</param>
internal sealed record View(List<Value> Storage, int Start = 0, int? Slice = null)
{
    public int Count => Slice ?? Storage.Count;

    public IEnumerable<Value> All => Storage.Skip(Start).Take(Count);

    public Value this[int index]
    {
        get => Storage[Start + Checked(index)];
        set => Storage[Start + Checked(index)] = value;
    }

    public static View Of(IEnumerable<Value> cells) => new([.. cells]);

    public static View OfNumbers(IEnumerable<HyperDual> numbers) => Of(numbers.Select(Value.Of));

    /// <summary>A matrix: rows that are parts of all the cells.</summary>
    public static Value OfRows(View cells, int columns) =>
        Value.Of(Of(Enumerable.Range(0, columns == 0 ? 0 : cells.Count / columns).Select(i => Value.Of(cells.Part(i * columns, columns)))));

    /// <summary>The cells of a matrix, row by row.</summary>
    public View OfMatrix => Count == 0 ? this : this[0].Cells with { Slice = null };

    public View Part(int start, int count) => start >= 0 && count >= 0 && start + count <= Count
        ? new View(Storage, Start + start, count)
        : throw new InvalidOperationException("The oracle met a slice out of range.");

    private int Checked(int index) => index >= 0 && index < Count ? index : throw new InvalidOperationException("The oracle met an index out of range.");
}
