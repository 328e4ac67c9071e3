using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz;

/// <summary>One value for each number and each cell of the parameters: an argument, a direction, or derivatives.</summary>
/// <param name="Numbers">Those of the <c>double</c> parameters.</param>
/// <param name="Cells">Those of the arrays and spans.</param>
internal sealed record Point(double[] Numbers, double[][] Cells)
{
    public int Count => Numbers.Length + Cells.Sum(c => c.Length);

    public IEnumerable<double> All => Numbers.Concat(Cells.SelectMany(c => c));

    public static Point Of(RandomProgram program, Func<double> next) => new(
        [.. Enumerable.Range(0, program.Numbers).Select(_ => next())],
        [.. program.Lengths.Select(length => Enumerable.Range(0, length).Select(_ => next()).ToArray())]);

    public Point Copy() => new([.. Numbers], [.. Cells.Select(c => (double[])c.Clone())]);

    /// <summary>Puts the values of a flat list in the places of this one's.</summary>
    public Point With(IReadOnlyList<double> flat)
    {
        Point copy = Copy();
        int next = 0;
        for (int i = 0; i < copy.Numbers.Length; i++) copy.Numbers[i] = flat[next++];
        foreach (double[] cells in copy.Cells)
        {
            for (int i = 0; i < cells.Length; i++) cells[i] = flat[next++];
        }

        return copy;
    }
}
