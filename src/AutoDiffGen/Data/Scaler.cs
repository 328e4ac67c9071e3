using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>Shifts and scales the numbers of a column: x ← (x − offset)/scale, with an offset and a scale for each number of a row.</summary>
/// <remarks>
/// Fit it on the training data alone, and apply it to all data; what is fitted on the validation data too knows more than it should. <see cref="ModelFile"/> saves it with
/// the model. A number that is the same in all rows gets the scale 1.
/// </remarks>
public sealed record Scaler
{
    /// <summary>A scaler of given numbers.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="offset">What is subtracted.</param>
    /// <param name="scale">What is divided by.</param>
    /// <exception cref="ArgumentException">There are not as many of both, an offset is not finite, or a scale not finite and positive.</exception>
    public Scaler(string column, ReadOnlySpan<double> offset, ReadOnlySpan<double> scale)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (offset.Length != scale.Length) throw new ArgumentException($"There are {offset.Length} offsets and {scale.Length} scales.", nameof(scale));
        foreach (double number in offset) Require(double.IsFinite(number), number, nameof(offset));
        foreach (double number in scale) Require(double.IsFinite(number) && number > 0, number, nameof(scale));
        (Column, Offset, Scale) = (column, [.. offset], [.. scale]);
    }

    /// <summary>The name of the column.</summary>
    public string Column { get; }

    /// <summary>What is subtracted from each number of a row.</summary>
    public ImmutableArray<double> Offset { get; }

    /// <summary>What each number of a row is divided by.</summary>
    public ImmutableArray<double> Scale { get; }

    /// <summary>To mean 0 and standard deviation 1: offset μ, scale σ = √(Σ(x − μ)²/n), that of the population; 1 where σ ≤ 2⁻⁵²·|μ|, which is the rounding of equal numbers.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column, it has no rows or holds labels, or a number is not finite.</exception>
    public static Scaler Standard(Dataset train, string column) => ScalerFit.Fit(train, column, ScalerFit.MeanAndDeviation);

    /// <summary>To the range from 0 to 1: offset min, scale max − min.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column, it has no rows or holds labels, or a number is not finite.</exception>
    public static Scaler MinMax(Dataset train, string column) => ScalerFit.Fit(train, column, static x => (x.Min(), x.Max() - x.Min()));

    /// <summary>To median 0 and interquartile range 1, which outliers do not move: offset median, scale q(0.75) − q(0.25), quantiles interpolated between neighbours.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column, it has no rows or holds labels, or a number is not finite.</exception>
    public static Scaler Robust(Dataset train, string column) => ScalerFit.Fit(train, column, static x =>
    {
        Array.Sort(x);
        return (ScalerFit.Quantile(x, 0.5), ScalerFit.Quantile(x, 0.75) - ScalerFit.Quantile(x, 0.25));
    });

    /// <summary>A new dataset whose column is scaled; the other columns are shared.</summary>
    /// <param name="data">The data.</param>
    /// <exception cref="ArgumentException">There is no such column, or its rows have another length.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataColumn column = data[Column];
        if (column.RowLength != Offset.Length) throw new ArgumentException($"Column '{Column}' is {column}: the scaler is for rows of {Offset.Length}.", nameof(data));
        return column is Column<float> floats ? data.With(Column, Scaled(floats))
            : column is Column<double> doubles ? data.With(Column, Scaled(doubles))
            : throw new ArgumentException($"Column '{Column}' is {column}; only float and double are scaled.", nameof(data));
    }

    /// <summary>Scales rows in place, as for the input of a model in use.</summary>
    /// <param name="rows">The numbers, row after row.</param>
    /// <exception cref="ArgumentException">The numbers are no whole rows.</exception>
    public void Apply<T>(Span<T> rows) where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireWholeRows(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            int j = i % Offset.Length;
            rows[i] = Widening.FromDouble<T>((Widening.ToDouble(rows[i]) - Offset[j]) / Scale[j]);
        }
    }

    /// <summary>The way back, in place: x ← x·scale + offset.</summary>
    /// <param name="rows">The numbers, row after row.</param>
    /// <exception cref="ArgumentException">The numbers are no whole rows.</exception>
    public void Invert<T>(Span<T> rows) where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireWholeRows(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            int j = i % Offset.Length;
            rows[i] = Widening.FromDouble<T>(Widening.ToDouble(rows[i]) * Scale[j] + Offset[j]);
        }
    }

    /// <summary>Whether two scalers do the same to the same column.</summary>
    public bool Equals(Scaler? other) =>
        other is not null && Column == other.Column && Offset.AsSpan().SequenceEqual(other.Offset.AsSpan()) && Scale.AsSpan().SequenceEqual(other.Scale.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column, Offset.Length, Offset.FirstOrDefault(), Scale.FirstOrDefault());

    private Tensor<T> Scaled<T>(Column<T> column) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] scaled = column.Span.ToArray();
        Apply(scaled.AsSpan());
        return Tensor.Create(scaled, column.Lengths(column.Rows));
    }

    private void RequireWholeRows(int length)
    {
        if (Offset.IsEmpty ? length > 0 : length % Offset.Length != 0)
        {
            throw new ArgumentException($"{length} numbers are no whole rows: the scaler of '{Column}' is for rows of {Offset.Length}.");
        }
    }

    private static void Require(bool isGood, double number, string name)
    {
        if (!isGood) throw new ArgumentException(FormattableString.Invariant($"{number} cannot be one of the numbers."), name);
    }
}
