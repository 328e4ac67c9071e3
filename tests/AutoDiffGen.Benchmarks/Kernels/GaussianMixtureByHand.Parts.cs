using System.Runtime.InteropServices;

namespace AutoDiffGen.Benchmarks.Kernels;

// Fill(0) where Clear() would do: see LogisticRegression.Hand.
internal static partial class GaussianMixtureByHand
{
    private static Span<double> Cells(double[,] matrix) => MemoryMarshal.CreateSpan(ref matrix[0, 0], matrix.Length);

    /// <summary>Gives the sum of the logarithms.</summary>
    private static double Exponentials(ReadOnlySpan<double> logarithms, Span<double> diagonal)
    {
        double sum = 0;
        for (int i = 0; i < logarithms.Length; i++)
        {
            sum += logarithms[i];
            diagonal[i] = Math.Exp(logarithms[i]);
        }

        return sum;
    }

    private static void ExponentialsBack(double dSum, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> dDiagonal, Span<double> dLogarithms)
    {
        for (int i = 0; i < dLogarithms.Length; i++) dLogarithms[i] = dSum + dDiagonal[i] * diagonal[i];
    }

    /// <summary>Leaves its derivatives, which may stand where the values stood.</summary>
    private static double LogSumExp(ReadOnlySpan<double> values, Span<double> weights)
    {
        double largest = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > largest) largest = values[i];
        }

        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double e = Math.Exp(values[i] - largest);
            weights[i] = e;
            sum += e;
        }

        double scale = 1 / sum;
        foreach (ref double weight in weights) weight *= scale;
        return largest + Math.Log(sum);
    }

    /// <summary>Starts the derivatives.</summary>
    private static double Prior(
        ReadOnlySpan<double> factors, ReadOnlySpan<double> diagonals, ReadOnlySpan<double> logDeterminants, double gamma, int m,
        Span<double> dFactors, Span<double> dDiagonals, Span<double> dLogDeterminants)
    {
        int k = logDeterminants.Length, d = diagonals.Length / k, entries = factors.Length / k, degrees = d + m + 1;
        double square = gamma * gamma, prior = 0;
        for (int i = 0; i < diagonals.Length; i++)
        {
            prior += 0.5 * square * diagonals[i] * diagonals[i];
            dDiagonals[i] = square * diagonals[i];
        }

        for (int c = 0; c < k; c++)
        {
            prior -= m * logDeterminants[c];
            dLogDeterminants[c] = -m;
            for (int i = c * entries + d; i < (c + 1) * entries; i++)
            {
                prior += 0.5 * square * factors[i] * factors[i];
                dFactors[i] = square * factors[i];
            }
        }

        double logGamma = 0.25 * d * (d - 1) * Math.Log(Pi);
        for (int j = 1; j <= d; j++) logGamma += LogGamma(0.5 * degrees + 0.5 * (1 - j));
        return prior - k * (degrees * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - logGamma);
    }

    private static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 15; x++) product *= x;
        double square = x * x;
        double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1 / (1680 * square)) / square) / square) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }
}
