using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>How a file of comma-separated values is to be read.</summary>
public sealed record CsvOptions
{
    /// <summary>What separates fields: a comma, a semicolon, a tab, or a space.</summary>
    /// <exception cref="ArgumentException">It is a quotation mark or an end of line.</exception>
    public char Delimiter
    {
        get;
        init => field = value is '"' or '\r' or '\n' ? throw new ArgumentException("A quotation mark or an end of line cannot separate fields.", nameof(Delimiter)) : value;
    } = ',';

    /// <summary>Whether the first line has the names of the columns; otherwise they are called <c>0</c>, <c>1</c>, ….</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Which fields, besides empty ones, stand for a value that is missing, such as <c>NA</c> or <c>?</c>.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>What is done with missing values.</summary>
    public MissingValues MissingValues { get; init; }
}
