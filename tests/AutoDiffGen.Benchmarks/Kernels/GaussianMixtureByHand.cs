namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>ADBench's Gaussian mixture with its gradient, by hand.</summary>
internal static partial class GaussianMixtureByHand
{
    private const double Pi = 3.14159265359;

    /// <summary>Keeps, for one point at a time, what all components made of it: by then the weight of each is known.</summary>
    public static double LogPosterior(
        ReadOnlySpan<double> alphas, double[,] means, ReadOnlySpan<double> factors, double[,] x, double gamma, int m, Span<double> dAlphas, double[,] dMeans, Span<double> dFactors)
    {
        int n = x.GetLength(0), d = x.GetLength(1), k = alphas.Length, entries = factors.Length / k;
        Span<double> diagonals = stackalloc double[k * d], logDeterminants = stackalloc double[k], weights = stackalloc double[k];
        Span<double> centred = stackalloc double[k * d], scaled = stackalloc double[k * d];
        Span<double> dDiagonals = stackalloc double[k * d], dLogDeterminants = stackalloc double[k], dScaled = stackalloc double[d];
        ReadOnlySpan<double> points = Cells(x), centres = Cells(means);
        Span<double> dCentres = Cells(dMeans);
        dCentres.Fill(0);
        for (int c = 0; c < k; c++) logDeterminants[c] = Exponentials(factors.Slice(c * entries, d), diagonals.Slice(c * d, d));
        double value = -0.5 * n * d * Math.Log(2 * Pi) - n * LogSumExp(alphas, dAlphas)
            + Prior(factors, diagonals, logDeterminants, gamma, m, dFactors, dDiagonals, dLogDeterminants);
        foreach (ref double dAlpha in dAlphas) dAlpha *= -n;

        for (int p = 0; p < n; p++)
        {
            ReadOnlySpan<double> point = points.Slice(p * d, d);
            for (int c = 0; c < k; c++)
            {
                double squares = Scale(
                    point, centres.Slice(c * d, d), diagonals.Slice(c * d, d), factors.Slice(c * entries + d, entries - d), centred.Slice(c * d, d), scaled.Slice(c * d, d));
                weights[c] = alphas[c] + logDeterminants[c] - 0.5 * squares;
            }

            value += LogSumExp(weights, weights);
            for (int c = 0; c < k; c++)
            {
                dAlphas[c] += weights[c];
                dLogDeterminants[c] += weights[c];
                ScaleBack(
                    weights[c], diagonals.Slice(c * d, d), factors.Slice(c * entries + d, entries - d), centred.Slice(c * d, d), scaled.Slice(c * d, d),
                    dScaled, dCentres.Slice(c * d, d), dDiagonals.Slice(c * d, d), dFactors.Slice(c * entries + d, entries - d));
            }
        }

        for (int c = 0; c < k; c++) ExponentialsBack(dLogDeterminants[c], diagonals.Slice(c * d, d), dDiagonals.Slice(c * d, d), dFactors.Slice(c * entries, d));
        return value;
    }

    /// <summary>q = Q (x − μ); gives |q|².</summary>
    private static double Scale(
        ReadOnlySpan<double> point, ReadOnlySpan<double> centre, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> factor, Span<double> centred, Span<double> scaled)
    {
        for (int i = 0; i < centred.Length; i++)
        {
            double difference = point[i] - centre[i];
            centred[i] = difference;
            scaled[i] = diagonal[i] * difference;
        }

        int start = 0;
        for (int i = 0; i < centred.Length; i++)
        {
            double difference = centred[i];
            Span<double> below = scaled[(i + 1)..];
            ReadOnlySpan<double> column = factor.Slice(start, below.Length);
            for (int j = 0; j < below.Length; j++) below[j] += column[j] * difference;
            start += below.Length;
        }

        double squares = 0;
        foreach (double q in scaled) squares += q * q;
        return squares;
    }

    private static void ScaleBack(
        double weight, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> factor, ReadOnlySpan<double> centred, ReadOnlySpan<double> scaled,
        Span<double> dScaled, Span<double> dCentre, Span<double> dDiagonal, Span<double> dFactor)
    {
        for (int i = 0; i < dScaled.Length; i++) dScaled[i] = -weight * scaled[i];
        int start = 0;
        for (int i = 0; i < dScaled.Length; i++)
        {
            double difference = centred[i], d = dScaled[i];
            double dDifference = d * diagonal[i];
            dDiagonal[i] += d * difference;
            ReadOnlySpan<double> dBelow = dScaled[(i + 1)..];
            ReadOnlySpan<double> column = factor.Slice(start, dBelow.Length);
            Span<double> dColumn = dFactor.Slice(start, dBelow.Length);
            for (int j = 0; j < dBelow.Length; j++)
            {
                double dEntry = dBelow[j];
                dDifference += dEntry * column[j];
                dColumn[j] += dEntry * difference;
            }

            dCentre[i] -= dDifference;
            start += dBelow.Length;
        }
    }
}
