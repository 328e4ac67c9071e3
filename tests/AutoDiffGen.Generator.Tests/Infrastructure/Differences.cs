namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Derivatives by Ridders' extrapolated central differences: the oracle of the number tests.</summary>
internal static class Differences
{
    private const int Rows = 10;
    private const double Shrink = 1.4;

    public static double[] Gradient(Func<double[], double> f, double[] at) =>
        [.. Enumerable.Range(0, at.Length).Select(i => Partial(f, at, i).Value)];

    /// <summary>The derivative along a direction.</summary>
    public static double Directional(Func<double[], double> f, double[] at, double[] direction) =>
        Derivative(t => f([.. at.Select((x, i) => x + t * direction[i])]), 0, Scale(at)).Value;

    /// <summary>The partial derivative in one component, with an estimate of its error.</summary>
    public static (double Value, double Error) Partial(Func<double[], double> f, double[] at, int component) =>
        Derivative(x => f([.. at.Select((value, i) => i == component ? x : value)]), at[component], Scale([at[component]]));

    public static (double Value, double Error) Derivative(Func<double, double> f, double at, double scale = 1)
    {
        var step = 0.02 * scale;
        var table = new double[Rows, Rows];
        var best = (Value: double.NaN, Error: double.PositiveInfinity);
        for (var row = 0; row < Rows; row++, step /= Shrink)
        {
            table[row, 0] = (f(at + step) - f(at - step)) / (2 * step);
            var factor = Shrink * Shrink;
            for (var order = 1; order <= row; order++, factor *= Shrink * Shrink)
            {
                table[row, order] = (table[row, order - 1] * factor - table[row - 1, order - 1]) / (factor - 1);
                var error = Math.Max(
                    Math.Abs(table[row, order] - table[row, order - 1]),
                    Math.Abs(table[row, order] - table[row - 1, order - 1]));
                best = error < best.Error ? (table[row, order], error) : best;
            }
        }

        return best;
    }

    private static double Scale(double[] at) => Math.Max(0.1, Math.Min(1, at.Length == 0 ? 1 : at.Max(Math.Abs)));
}
