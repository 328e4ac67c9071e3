using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz;

/// <summary>One value for each number and each cell of the parameters: an argument, a direction, or derivatives.</summary>
/// <param name="Numbers">Those of the <c>double</c> parameters.</param>
/// <param name="Cells">Those of the arrays and spans.</param>
internal sealed record Point(double[] Numbers, double[][] Cells)
{
    /// <summary>Whether all arrays are one and the same.</summary>
    public bool IsShared { get; init; }

    public int Count => Numbers.Length + Cells.Sum(c => c.Length);

    public IEnumerable<double> All => Numbers.Concat(Cells.SelectMany(c => c));

    public static Point Of(RandomProgram program, Func<double> next) => new(
        [.. Enumerable.Range(0, program.Numbers).Select(_ => next())],
        [.. program.Lengths.Select(length => Enumerable.Range(0, length).Select(_ => next()).ToArray())]);

    public Point Copy()
    {
        double[][] cells = [.. Cells.Select(c => (double[])c.Clone())];
        return new([.. Numbers], IsShared ? [.. cells.Select(_ => cells[0])] : cells) { IsShared = IsShared };
    }

    /// <summary>The same, with the first array in the place of all.</summary>
    public Point Shared() => new(Numbers, [.. Cells.Select(_ => Cells[0])]) { IsShared = true };

    /// <summary>The same values in arrays of their own.</summary>
    public Point Apart() => (this with { IsShared = false }).Copy();

    /// <summary>Puts the values of a flat list in the places of this one's.</summary>
    public Point With(IReadOnlyList<double> flat)
    {
        Point copy = Apart();
        int next = 0;
        for (int i = 0; i < copy.Numbers.Length; i++) copy.Numbers[i] = flat[next++];
        foreach (double[] cells in copy.Cells)
        {
            for (int i = 0; i < cells.Length; i++) cells[i] = flat[next++];
        }

        return copy;
    }
}
