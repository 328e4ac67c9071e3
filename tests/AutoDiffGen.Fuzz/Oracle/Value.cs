namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>What a variable holds while the oracle runs: a number, an integer or a flag, or cells.</summary>
internal readonly record struct Value(HyperDual Number, int Integer, HyperDual[]? Cells)
{
    public static Value Of(HyperDual number) => new(number, 0, null);

    public static Value Of(int integer) => new(0, integer, null);

    public static Value Of(bool flag) => new(0, flag ? 1 : 0, null);

    public static Value Of(HyperDual[] cells) => new(0, 0, cells);

    public bool IsTrue => Integer != 0;
}
