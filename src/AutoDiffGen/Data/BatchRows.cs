namespace AutoDiffGen.Training;

/// <summary>Which rows of the data are in a batch.</summary>
internal readonly ref struct BatchRows(ReadOnlySpan<int> numbers, long version, bool areContiguous)
{
    /// <summary>The numbers of the rows.</summary>
    public ReadOnlySpan<int> Numbers { get; } = numbers;

    /// <summary>A number that is another one whenever the rows may be others.</summary>
    public long Version { get; } = version;

    /// <summary>Whether each row is the one after the row before.</summary>
    public bool AreContiguous { get; } = areContiguous;

    public int Count => Numbers.Length;

    public int First => Numbers.IsEmpty ? 0 : Numbers[0];

    public static bool Follow(ReadOnlySpan<int> numbers)
    {
        for (int i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] != numbers[i - 1] + 1) return false;
        }

        return true;
    }
}
