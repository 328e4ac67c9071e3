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

    /// <summary><c>List&lt;double&gt;</c>.</summary>
    List,

    /// <summary><c>double[][]</c>, of two rows.</summary>
    Rows,

    /// <summary>The struct of <see cref="Pairs"/>.</summary>
    Pair,

    /// <summary><c>Pair[]</c>.</summary>
    Pairs,

    /// <summary><c>Pair[][]</c>, of two rows.</summary>
    PairRows,

    /// <summary><c>Pair[,]</c>, of two rows and two columns.</summary>
    Grid,

    /// <summary><c>(double A, double B)</c>.</summary>
    Tuple,

    /// <summary><c>Func&lt;double, double&gt;</c>, or a local function of that form.</summary>
    Function,

    /// <summary>What a method returns that returns nothing.</summary>
    Nothing,
}

/// <summary>A variable in scope.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">The number of cells, of an array, span, list or row; of a count, one more than its largest value.</param>
/// <param name="IsFixed">Whether random statements leave it alone, because a loop ends by it.</param>
/// <param name="Passing">How it is passed, if it is a parameter: <c>ref</c>, <c>out</c>, <c>in</c> or nothing.</param>
internal sealed record Variable(string Name, Kind Kind, int Length = 0, bool IsFixed = false, string Passing = "")
{
    /// <summary>Whether it may be made to stand for other cells.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it was handed over: nothing is added to such a list.</summary>
    public bool IsOfCaller { get; init; }

    /// <summary>Whether its cells are some of another's.</summary>
    public bool IsSlice { get; init; }

    public bool HasCells => Kind is Kind.Array or Kind.Span or Kind.ReadOnlySpan;

    public bool IsIndexed => HasCells || Kind == Kind.List;

    public bool HasPairs => Kind is Kind.Pairs or Kind.PairRows or Kind.Grid;

    /// <summary>How many numbers the caller hands over in cells.</summary>
    public int NumbersInCells => Kind switch { Kind.Rows or Kind.Pairs => 2 * Length, Kind.PairRows or Kind.Grid => 4 * Length, _ => IsIndexed ? Length : 0 };

    /// <summary>The first number in the cells.</summary>
    public string FirstNumber => Name + Kind switch { Kind.Rows => "[0][0]", Kind.Pairs => "[0].X", Kind.PairRows => "[0][0].X", Kind.Grid => "[0, 0].X", _ => "[0]" };

    public bool IsWritable => Kind is Kind.Array or Kind.Span || Kind == Kind.List && !IsFixed;

    /// <summary>Whether a random statement may give it a value.</summary>
    public bool IsAssignable => !IsFixed && Passing != "in";

    /// <summary>Whether lambdas and local functions may use it.</summary>
    public bool IsCapturable => Passing.Length == 0 && Kind is not (Kind.Span or Kind.ReadOnlySpan or Kind.List);

    public string CountName => Kind == Kind.List ? "Count" : "Length";

    public string TypeName => NameOf(Kind);

    public string Declaration => $"{Passing}{(Passing.Length > 0 ? " " : "")}{TypeName} {Name}";

    public static string NameOf(Kind kind) => kind switch
    {
        Kind.Number => "double",
        Kind.Count => "int",
        Kind.Array => "double[]",
        Kind.Span => "Span<double>",
        Kind.ReadOnlySpan => "ReadOnlySpan<double>",
        Kind.List => "List<double>",
        Kind.Rows => "double[][]",
        Kind.Pair => "Pair",
        Kind.Pairs => "Pair[]",
        Kind.PairRows => "Pair[][]",
        Kind.Grid => "Pair[,]",
        Kind.Tuple => "(double A, double B)",
        Kind.Function => "Func<double, double>",
        _ => "void",
    };
}
