namespace AutoDiffGen;

/// <summary>A partial derivative by differences: the value, its estimated error, the largest step, and whether it exists at all.</summary>
/// <param name="Value">The extrapolated central difference; NaN where the function is not finite on both sides.</param>
/// <param name="Error">What the value may be off by.</param>
/// <param name="Step">The largest step on either side.</param>
/// <param name="IsKink">Whether the slopes to the left and to the right stay apart as the step shrinks.</param>
internal readonly record struct Differences(double Value, double Error, double Step, bool IsKink)
{
    private const int Rows = 12;
    private const int KinkRows = 4;
    private const double RelativeStep = 0.1;
    private const double Precision = 2.220446049250313e-16;

    /// <summary>The partial derivative by component <paramref name="index"/>. The point is left as it was.</summary>
    public static Differences Of(ScalarFunction function, double[] point, int index)
    {
        double size = Math.Abs(point[index]);
        Differences wide = Ridders(function, point, index, RelativeStep * Math.Max(size, 1));

        // A small component may be near the edge of the domain, as in Log(x); a large one may be an angle, as in Sin(x).
        if (wide.Error <= 1e-9 * Math.Abs(wide.Value) || size is 0 or 1) return wide;
        Differences narrow = Ridders(function, point, index, RelativeStep * Math.Min(size, 1));
        return narrow.Error < wide.Error || double.IsNaN(wide.Value) ? narrow : wide;
    }

    private static Differences Ridders(ScalarFunction function, double[] point, int index, double largestStep)
    {
        double center = function(point);
        Span<double> previous = stackalloc double[Rows], row = stackalloc double[Rows], bend = stackalloc double[Rows];
        double value = double.NaN, error = double.PositiveInfinity, noise = 0;
        double step = largestStep;
        for (int i = 0; i < Rows; i++, step /= 2)
        {
            (double left, double right, double width) = Around(function, point, index, step);
            noise = 2 * Precision * (Math.Abs(left) + Math.Abs(right)) / width;
            row[0] = (right - left) / width;
            bend[i] = 2 * (right - 2 * center + left) / width;

            double factor = 1;
            for (int j = 1; j <= i; j++)
            {
                factor *= 4;
                row[j] = (factor * row[j - 1] - previous[j - 1]) / (factor - 1);
                double estimate = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - previous[j - 1])) + noise;
                if (estimate < error) (value, error) = (row[j], estimate);
            }

            Span<double> swap = previous;
            previous = row;
            row = swap;
        }

        return new Differences(value, error, largestStep, StaysBent(bend, noise));
    }

    private static (double Left, double Right, double Width) Around(ScalarFunction function, double[] point, int index, double step)
    {
        double x = point[index];
        double above = x + step, below = x - step;
        point[index] = above;
        double right = function(point);
        point[index] = below;
        double left = function(point);
        point[index] = x;
        return (left, right, above - below);
    }

    // The slope to the right minus the slope to the left shrinks with the step where there is a derivative.
    private static bool StaysBent(ReadOnlySpan<double> bend, double noise)
    {
        double last = Math.Abs(bend[^1]);
        return last > 0.5 * Math.Abs(bend[^(1 + KinkRows)]) && last > 1000 * noise;
    }
}
