using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Finds the offset and the scale of each number of a row.</summary>
internal static class ScalerFit
{
    /// <summary>The distance from 1 to the next number.</summary>
    private const double Epsilon = 1.0 / (1L << 52);

    /// <summary>Fits a scaler.</summary>
    /// <param name="train">The data.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="fit">From the numbers at one place in all rows, which it may sort, to offset and scale.</param>
    public static Scaler Fit(Dataset train, string column, Func<double[], (double Offset, double Scale)> fit)
    {
        ArgumentNullException.ThrowIfNull(train);
        DataColumn data = train[column];
        double[] numbers = data is Column<float> floats ? Widened<float>(floats.Span) : data is Column<double> doubles ? Widened<double>(doubles.Span)
            : throw new ArgumentException($"Column '{column}' is {data}; only float and double are scaled.", nameof(column));
        if (data.Rows == 0) throw new ArgumentException($"Column '{column}' has no rows.", nameof(train));
        double[] offset = new double[data.RowLength], scale = new double[data.RowLength], values = new double[data.Rows];
        for (int j = 0; j < data.RowLength; j++)
        {
            for (int row = 0; row < values.Length; row++) values[row] = Require(numbers[row * data.RowLength + j], column, row, j);
            (offset[j], scale[j]) = fit(values);
            if (scale[j] == 0) scale[j] = 1;
            if (!double.IsFinite(offset[j]) || !double.IsFinite(scale[j])) throw TooWide(column, j, values);
        }

        return new Scaler(column, offset, scale);
    }

    /// <summary>The mean μ and the standard deviation σ of a population; the deviation is 0 where it is not more than the rounding of the mean.</summary>
    /// <remarks>
    /// The first mean is wrong by up to n·ε·|μ|; the mean of the differences from it, which are small, corrects it to within ε·|μ|, ε = 2⁻⁵², as long as n² is below 1/ε.
    /// What remains of the deviation of equal numbers is this error. In a power of two near the largest number as the unit, neither sums nor squares overflow or vanish.
    /// </remarks>
    public static (double Mean, double Deviation) MeanAndDeviation(double[] x)
    {
        double unit = Norms.PowerOfTwoNear(x.Max(Math.Abs)), first = x.Sum(value => value / unit) / x.Length, mean = first + x.Sum(value => value / unit - first) / x.Length;
        double deviation = Math.Sqrt(x.Sum(value => (value / unit - mean) * (value / unit - mean)) / x.Length);
        return (mean * unit, deviation <= Epsilon * Math.Abs(mean) ? 0 : deviation * unit);
    }

    /// <summary>A quantile of sorted numbers, on the line between its two neighbours; numpy's default.</summary>
    public static double Quantile(double[] sorted, double fraction)
    {
        double place = fraction * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    private static double[] Widened<T>(ReadOnlySpan<T> numbers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] result = new double[numbers.Length];
        for (int i = 0; i < result.Length; i++) result[i] = Widening.ToDouble(numbers[i]);
        return result;
    }

    private static ArgumentException TooWide(string column, int place, double[] values) => new(FormattableString.Invariant(
        $"Column '{column}', number {place} is from {values.Min()} to {values.Max()}: that far apart, there is no number for its scale."), nameof(column));

    private static double Require(double number, string column, int row, int place) => double.IsFinite(number) ? number : throw new ArgumentException(
        FormattableString.Invariant($"Column '{column}', row {row}, number {place} is {number}: a scaler is fitted to finite numbers. Leave such rows out, or fill them in."), nameof(column));
}
