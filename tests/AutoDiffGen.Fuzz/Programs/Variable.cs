namespace AutoDiffGen.Fuzz.Programs;

/// <summary>What a variable of a random program holds.</summary>
internal enum Kind
{
    /// <summary>A <c>double</c>.</summary>
    Number,

    /// <summary>An <c>int</c> that is never negative.</summary>
    Count,

    /// <summary><c>double[]</c>.</summary>
    Array,

    /// <summary><c>Span&lt;double&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;double&gt;</c>.</summary>
    ReadOnlySpan,
}

/// <summary>A variable in scope.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">The number of cells, of an array or span; of a count, one more than its largest value.</param>
/// <param name="IsFixed">Whether random statements leave it alone, because a loop ends by it.</param>
internal sealed record Variable(string Name, Kind Kind, int Length = 0, bool IsFixed = false)
{
    public bool HasCells => Kind is Kind.Array or Kind.Span or Kind.ReadOnlySpan;

    public bool IsWritable => Kind is Kind.Array or Kind.Span;

    public string TypeName => Kind switch
    {
        Kind.Number => "double",
        Kind.Count => "int",
        Kind.Array => "double[]",
        Kind.Span => "Span<double>",
        _ => "ReadOnlySpan<double>",
    };
}

/// <summary>A method that random programs call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it takes; the last is the depth if it calls itself.</param>
/// <param name="ReturnsNumber">Whether it returns a <c>double</c>, or nothing.</param>
/// <param name="IsRecursive">Whether it calls itself.</param>
internal sealed record Callee(string Name, IReadOnlyList<Variable> Parameters, bool ReturnsNumber, bool IsRecursive);

/// <summary>A random program: a class with a method <c>F</c> to differentiate, and what to call it with.</summary>
/// <param name="Source">The class.</param>
/// <param name="Parameters">The parameters of <c>F</c>.</param>
internal sealed record RandomProgram(string Name, string Source, IReadOnlyList<Variable> Parameters)
{
    public int Numbers => Parameters.Count(p => p.Kind == Kind.Number);

    public int Counts => Parameters.Count(p => p.Kind == Kind.Count);

    public IEnumerable<int> Lengths => Parameters.Where(p => p.HasCells).Select(p => p.Length);
}
