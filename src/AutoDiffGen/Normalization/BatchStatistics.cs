using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Means and variances of a few columns of a matrix, and the normalisation by them.</summary>
/// <remarks>A few columns at a time, so that rows are read in order and the sums lie on the stack.</remarks>
internal readonly ref struct BatchStatistics(Span<double> mean, Span<double> spread)
{
    /// <summary>How many columns go together.</summary>
    public const int Size = 32;

    /// <summary>The means, and the variances σ² until <see cref="Invert"/> makes 1/√(σ² + ε) of them.</summary>
    private readonly Span<double> mean = mean, spread = spread;

    /// <summary>The statistics of the matrix itself: σ² = Σ(x − μ)²/n, less what the rounding of μ adds.</summary>
    public void Take<T>(ReadOnlySpan<T> x, Columns columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> drift = stackalloc double[Size];
        mean.Clear();
        spread.Clear();
        drift.Clear();
        for (int row = 0; row < columns.Rows; row++)
        {
            ReadOnlySpan<T> values = columns.Of(x, row);
            for (int c = 0; c < values.Length; c++) mean[c] += Widening.ToDouble(values[c]);
        }

        for (int c = 0; c < columns.Count; c++) mean[c] /= columns.Rows;
        for (int row = 0; row < columns.Rows; row++)
        {
            ReadOnlySpan<T> values = columns.Of(x, row);
            for (int c = 0; c < values.Length; c++)
            {
                double difference = Widening.ToDouble(values[c]) - mean[c];
                drift[c] += difference;
                spread[c] += difference * difference;
            }
        }

        for (int c = 0; c < columns.Count; c++) spread[c] = Math.Max(0, (spread[c] - drift[c] * drift[c] / columns.Rows) / columns.Rows);
    }

    /// <summary>Statistics from elsewhere.</summary>
    public void TakeRunning<T>(Columns columns, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVariance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> means = columns.Of(runningMean), variances = columns.Of(runningVariance);
        for (int c = 0; c < columns.Count; c++)
        {
            mean[c] = Widening.ToDouble(means[c]);
            spread[c] = Widening.ToDouble(variances[c]);
        }
    }

    /// <summary>Makes 1/√(σ² + ε) of the variances, for the methods below.</summary>
    public void Invert(double epsilon)
    {
        foreach (ref double value in spread) value = 1 / Math.Sqrt(value + epsilon);
    }

    /// <summary>Moves the running statistics towards these; the variance that moves them divides by n − 1.</summary>
    public void Move<T>(Columns columns, double momentum, Span<T> runningMean, Span<T> runningVariance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Nothing is written then, so that threads which share the statistics do not undo what one of them records.
        if (momentum == 0) return;
        Span<T> means = columns.Of(runningMean), variances = columns.Of(runningVariance);
        double unbiased = columns.Rows / (columns.Rows - 1.0);
        for (int c = 0; c < columns.Count; c++)
        {
            means[c] = Widening.FromDouble<T>((1 - momentum) * Widening.ToDouble(means[c]) + momentum * mean[c]);
            variances[c] = Widening.FromDouble<T>((1 - momentum) * Widening.ToDouble(variances[c]) + momentum * unbiased * spread[c]);
        }
    }

    /// <summary>y = γx̂ + β.</summary>
    public void Apply<T>(ReadOnlySpan<T> x, Columns columns, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> scales = columns.Of(scale), shifts = columns.Of(shift);
        for (int row = 0; row < columns.Rows; row++)
        {
            ReadOnlySpan<T> values = columns.Of(x, row);
            Span<T> results = columns.Of(y, row);
            for (int c = 0; c < values.Length; c++)
            {
                results[c] = Widening.FromDouble<T>(Normal(values[c], c) * Widening.ToDouble(scales[c]) + Widening.ToDouble(shifts[c]));
            }
        }
    }

    /// <summary>dγ = Σ(dy·x̂) and dβ = Σdy.</summary>
    public void Sum<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dY, Columns columns, Span<double> byScale, Span<double> byShift) where T : unmanaged, IFloatingPointIeee754<T>
    {
        byScale.Clear();
        byShift.Clear();
        for (int row = 0; row < columns.Rows; row++)
        {
            ReadOnlySpan<T> values = columns.Of(x, row), slopes = columns.Of(dY, row);
            for (int c = 0; c < values.Length; c++)
            {
                double slope = Widening.ToDouble(slopes[c]);
                byScale[c] += slope * Normal(values[c], c);
                byShift[c] += slope;
            }
        }
    }

    /// <summary>dx += γ/√(σ² + ε)·(dy − dβ/n − x̂·dγ/n).</summary>
    public void CarryBack<T>(ReadOnlySpan<T> x, Columns columns, ReadOnlySpan<T> scale, ReadOnlySpan<double> byScale, ReadOnlySpan<double> byShift, Span<T> dX, ReadOnlySpan<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> scales = columns.Of(scale);
        for (int row = 0; row < columns.Rows; row++)
        {
            ReadOnlySpan<T> values = columns.Of(x, row), slopes = columns.Of(dY, row);
            Span<T> results = columns.Of(dX, row);
            for (int c = 0; c < values.Length; c++)
            {
                double centred = Widening.ToDouble(slopes[c]) - (byShift[c] + Normal(values[c], c) * byScale[c]) / columns.Rows;
                results[c] += Widening.FromDouble<T>(Widening.ToDouble(scales[c]) * spread[c] * centred);
            }
        }
    }

    /// <summary>Adds the sums to the derivatives.</summary>
    public static void Add<T>(Columns columns, ReadOnlySpan<double> byScale, ReadOnlySpan<double> byShift, Span<T> dScale, Span<T> dShift)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> scales = columns.Of(dScale), shifts = columns.Of(dShift);
        for (int c = 0; c < columns.Count; c++)
        {
            scales[c] += Widening.FromDouble<T>(byScale[c]);
            shifts[c] += Widening.FromDouble<T>(byShift[c]);
        }
    }

    private double Normal<T>(T x, int column) where T : unmanaged, IFloatingPointIeee754<T> => (Widening.ToDouble(x) - mean[column]) * spread[column];
}
