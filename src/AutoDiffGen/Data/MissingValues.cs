namespace AutoDiffGen.Training;

/// <summary>What <see cref="CsvTable"/> does with missing values.</summary>
public enum MissingValues
{
    /// <summary>One that is asked for is an error that names its line and column.</summary>
    Refuse,

    /// <summary>It becomes NaN as a number; as an integer or a category it is an error.</summary>
    NotANumber,

    /// <summary>Rows with a missing value, in any column, are left out.</summary>
    LeaveOutRow,
}
