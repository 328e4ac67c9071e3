namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>What a variable holds while the oracle runs: a number, an integer or a flag, or one of the things below.</summary>
/// <param name="Thing"><see cref="View"/>, <see cref="Fields"/> or <see cref="Closure"/>.</param>
internal readonly record struct Value(HyperDual Number, int Integer, object? Thing)
{
    public bool IsTrue => Integer != 0;

    public View Cells => (View)Thing!;

    /// <summary>The fields of a struct; none have been set in one that is all zeros.</summary>
    public Fields Fields => (Fields?)Thing ?? Fields.None;

    public static Value Of(HyperDual number) => new(number, 0, null);

    public static Value Of(int integer) => new(0, integer, null);

    public static Value Of(bool flag) => new(0, flag ? 1 : 0, null);

    public static Value Of(object thing) => new(0, 0, thing);
}
