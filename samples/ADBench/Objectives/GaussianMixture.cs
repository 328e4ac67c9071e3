using AutoDiffGen;

namespace ADBench.Objectives;

/// <summary>The logarithm of the posterior density of a Gaussian mixture with a Wishart prior: ADBench's GMM.</summary>
internal static partial class GaussianMixture
{
    /// <summary>As the benchmark has it: changing it changes the objective's twelfth digit.</summary>
    private const double Pi = 3.14159265359;

    /// <summary>The objective, for k components in d dimensions.</summary>
    /// <param name="alphas">The logarithms of the weights, but for normalisation: k of them.</param>
    /// <param name="means">The means, a row for each component: k × d.</param>
    /// <param name="icf">
    /// The inverse covariance factors, one component after the other: the logarithms of the d diagonal entries, then the strictly lower triangle, column by column.
    /// </param>
    /// <param name="x">The data, a row for each point: n × d.</param>
    /// <param name="gamma">The scale of the prior.</param>
    /// <param name="m">The degrees of freedom of the prior, beyond d + 1.</param>
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double LogPosterior(ReadOnlySpan<double> alphas, double[,] means, ReadOnlySpan<double> icf, [Constant] double[,] x, [Constant] double gamma, int m)
    {
        int n = x.GetLength(0), d = x.GetLength(1), k = alphas.Length, entries = d * (d + 1) / 2;
        var diagonals = new double[k, d];
        var logDeterminants = new double[k];
        for (int c = 0; c < k; c++)
        {
            ReadOnlySpan<double> factor = icf.Slice(c * entries, entries);
            for (int i = 0; i < d; i++)
            {
                logDeterminants[c] += factor[i];
                diagonals[c, i] = Math.Exp(factor[i]);
            }
        }

        var centred = new double[d];
        var scaled = new double[d];
        var terms = new double[k];
        double likelihood = 0;
        for (int p = 0; p < n; p++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int i = 0; i < d; i++)
                {
                    double difference = x[p, i] - means[c, i];
                    centred[i] = difference;
                    scaled[i] = diagonals[c, i] * difference;
                }

                ReadOnlySpan<double> factor = icf.Slice(c * entries, entries);
                int entry = d;
                for (int i = 0; i < d; i++)
                {
                    for (int j = i + 1; j < d; j++) scaled[j] += factor[entry++] * centred[i];
                }

                double squares = 0;
                for (int i = 0; i < d; i++) squares += scaled[i] * scaled[i];
                terms[c] = alphas[c] + logDeterminants[c] - 0.5 * squares;
            }

            likelihood += LogSumExp(terms);
        }

        return -0.5 * n * d * Math.Log(2 * Pi) + likelihood - n * LogSumExp(alphas) + LogPrior(diagonals, logDeterminants, icf, gamma, m);
    }

    private static double LogSumExp(ReadOnlySpan<double> values)
    {
        double largest = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > largest) largest = values[i];
        }

        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += Math.Exp(values[i] - largest);
        return largest + Math.Log(sum);
    }

    private static double LogPrior(double[,] diagonals, double[] logDeterminants, ReadOnlySpan<double> icf, double gamma, int m)
    {
        int k = diagonals.GetLength(0), d = diagonals.GetLength(1), entries = d * (d + 1) / 2, degrees = d + m + 1;
        double prior = 0;
        for (int c = 0; c < k; c++)
        {
            double squares = 0;
            for (int i = 0; i < d; i++) squares += diagonals[c, i] * diagonals[c, i];
            foreach (double entry in icf.Slice(c * entries + d, entries - d)) squares += entry * entry;
            prior += 0.5 * gamma * gamma * squares - m * logDeterminants[c];
        }

        return prior - k * (degrees * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogGamma(0.5 * degrees, d));
    }

    /// <summary>The logarithm of the gamma function of p × p matrices.</summary>
    private static double LogGamma(double a, int p)
    {
        double sum = 0.25 * p * (p - 1) * Math.Log(Pi);
        for (int j = 1; j <= p; j++) sum += LogGamma(a + 0.5 * (1 - j));
        return sum;
    }

    /// <summary>Stirling's series, from where five terms of it are exact to 10⁻¹⁴.</summary>
    private static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 15; x++) product *= x;
        double square = x * x;
        double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1 / (1680 * square)) / square) / square) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }
}
