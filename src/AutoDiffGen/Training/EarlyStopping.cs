namespace AutoDiffGen.Training;

/// <summary>Ends training when what is watched has not improved for some epochs, and gives back the best parameters.</summary>
/// <remarks>
/// An epoch is better when it is below best − <see cref="MinDelta"/>, strictly; training ends at the epoch that is number <see cref="Patience"/> in a row not to
/// be better. Source: Keras, <c>EarlyStopping</c>; unlike there, the best parameters come back whatever ended training.
/// </remarks>
public sealed record EarlyStopping
{
    /// <summary>Ends training after some epochs without improvement.</summary>
    /// <param name="patience">How many epochs in a row that are not better end training; 0 acts like 1.</param>
    /// <param name="minDelta">By how much an epoch must be better to count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public EarlyStopping(int patience, double minDelta = 0) => (Patience, MinDelta) = (patience, minDelta);

    /// <summary>How many epochs in a row that are not better end training; 0 acts like 1.</summary>
    public int Patience { get; init => field = (int)Option.NotNegative((long)value); }

    /// <summary>By how much an epoch must be better to count.</summary>
    public double MinDelta { get; init => field = Option.NotNegative(value); }

    /// <summary>A value that must be reached: an epoch that improves without being better than this is remembered as the best, but does not win time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double? Baseline { get; init => field = value is { } baseline ? Option.Finite(baseline) : null; }

    /// <summary>The first epoch that counts, from 1; those before it neither end training nor are the best.</summary>
    public int StartEpoch { get; init => field = (int)Option.Positive((long)value); } = 1;

    /// <summary>The name of the metric on the validation data that is watched; null for the validation loss, or without such data the training loss.</summary>
    public string? Metric { get; init; }

    /// <summary>Whether the model gets its best parameters back when training ends, for whatever reason.</summary>
    public bool RestoresBest { get; init; } = true;
}
