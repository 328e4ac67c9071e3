namespace AutoDiffGen.Fuzz.Programs;

/// <summary>The decisions that a random program is made of; replayed from a list, then drawn at random, or zero.</summary>
/// <remarks>A program shrinks by shrinking its list: every list gives a program, and smaller decisions give simpler ones.</remarks>
internal sealed class Choices
{
    private readonly IReadOnlyList<int> given;
    private readonly Random? random;
    private readonly List<int> made = [];

    private Choices(IReadOnlyList<int> given, Random? random)
    {
        this.given = given;
        this.random = random;
    }

    /// <summary>What has been decided.</summary>
    public IReadOnlyList<int> Made => made;

    public static Choices Random(int seed) => new([], new Random(seed));

    /// <summary>Decides as the list says and, when it is at its end, for the simplest.</summary>
    public static Choices Replay(IReadOnlyList<int> list) => new(list, null);

    /// <summary>One of 0 … count - 1, the first being the simplest.</summary>
    public int Below(int count)
    {
        int value = made.Count < given.Count ? Math.Min(given[made.Count], count - 1) : random?.Next(count) ?? 0;
        made.Add(value);
        return value;
    }

    public bool OneIn(int count) => Below(count) == count - 1;

    public T Of<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];
}
