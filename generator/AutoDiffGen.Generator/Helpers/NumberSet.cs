namespace AutoDiffGen.Generator.Helpers;

/// <summary>A set of numbers of variables or statements, a bit each.</summary>
internal sealed class NumberSet
{
    private Window<ulong> words;

    /// <summary>False when it is there already.</summary>
    public bool Add(int number)
    {
        ref ulong word = ref words[number >> 6];
        ulong bit = 1UL << number;
        if ((word & bit) != 0) return false;
        word |= bit;
        return true;
    }

    public bool Contains(int number) => (words.Get(number >> 6) & 1UL << number) != 0;
}
