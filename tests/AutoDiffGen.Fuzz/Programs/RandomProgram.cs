namespace AutoDiffGen.Fuzz.Programs;

/// <summary>A random program: a class with a method <c>F</c> to differentiate, and what to call it with.</summary>
/// <param name="Source">The class.</param>
/// <param name="Parameters">The parameters of <c>F</c>.</param>
/// <param name="IsAliased">Whether its arrays are at times one and the same.</param>
internal sealed record RandomProgram(string Name, string Source, IReadOnlyList<Variable> Parameters, bool IsAliased)
{
    public int Numbers => Parameters.Sum(p => p.Kind switch { Kind.Number => 1, Kind.Tuple => 2, _ => 0 });

    public int Counts => Parameters.Count(p => p.Kind == Kind.Count);

    public IEnumerable<int> Lengths => Parameters.Select(p => p.NumbersInCells).Where(n => n > 0);
}
