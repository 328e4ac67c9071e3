using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Data that carry no derivatives, in collections of all kinds.</summary>
public static partial class Observations
{
    public sealed class Sample(double x, double y)
    {
        public double X { get; } = x;

        public double Y = y;
    }

    public sealed record Rate(double At, double Value);

    private static readonly List<Sample> s_samples = [new(1, 2), new(2, 3), new(-1, 0.5)];
    private static readonly Sample[] s_array = [.. s_samples];
    private static readonly List<(double At, double Value)> s_pairs = [(1, 2), (3, -1)];
    private static readonly Dictionary<string, double> s_weights = new() { ["a"] = 2, ["b"] = -3 };
    private static readonly SortedSet<double> s_set = [3, 1, 2];
    private static readonly Dictionary<int, Rate> s_rates = new() { [1] = new(1, 0.5), [2] = new(2, 0.25) };

    // Σ (w·x − y)²: residuals −0.5, 0, −2 at w = 1.5.
    [Case("1.5", Value = 4.25, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListOfObjects(double w)
    {
        double sum = 0;
        foreach (Sample sample in s_samples)
        {
            double residual = w * sample.X - sample.Y;
            sum += residual * residual;
        }

        return sum;
    }

    // Each factor w·x − y is needed again: (−0.5)(0)(−2) = 0, and the derivative is 2·(−0.5)·(−2) = 2.
    [Case("1.5", Value = 0, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ArrayOfObjects(double w)
    {
        double product = 1;
        foreach (var sample in s_array) product *= w * sample.X - sample.Y;
        return product;
    }

    // Σ v·w^t = 2·2 − 1·8, derivative 2 − 3·4.
    [Case("2", Value = -4, Gradient = "-10")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListOfPairs(double w)
    {
        double sum = 0;
        foreach (var (at, value) in s_pairs) sum += value * System.Math.Pow(w, at);
        return sum / 1;
    }

    [Case("2", Value = -4, Gradient = "-10")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListOfNamedPairs(double w)
    {
        double sum = 0;
        foreach (var pair in s_pairs) sum += pair.Value * System.Math.Pow(w, pair.At);
        return sum;
    }

    // (2 − 3)·w² over two entries, and one more for each: −w² + 2w.
    [Case("3", Value = -3, Gradient = "-4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Dictionary(double w)
    {
        double sum = 0;
        int count = 0;
        foreach (var (_, weight) in s_weights)
        {
            sum += weight * w * w;
            count++;
        }

        return sum + count * w;
    }

    [Case("3", Value = -9, Gradient = "-6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double DictionaryByEntries(double w)
    {
        double sum = 0;
        foreach (KeyValuePair<string, double> entry in s_weights)
        {
            if (entry.Key.Length == 0) continue;
            sum += entry.Value * w * w;
        }

        return sum;
    }

    // w ← w² + v in the order 1, 2, until it exceeds 10: ((1.5² + 1)² + 2) = 12.5625, derivative 2·3.25·3 = 19.5.
    [Case("1.5", Value = 12.5625, Gradient = "19.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SetUntilEnough(double w)
    {
        foreach (double v in s_set)
        {
            if (w > 10) break;
            w = w * w + v;
        }

        return w;
    }

    // 2²·0.5 + 2²·0.25, over values and then over what a query gives of them.
    [Case("2", Value = 5, Gradient = "5")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp)]
    public static double ValuesAndQueries(double w)
    {
        double sum = 0;
        foreach (Rate rate in s_rates.Values) sum += rate.Value * w * w;
        foreach (Rate rate in s_rates.Values.Where(r => r.At < 1.5)) sum += rate.Value * w * w;
        return sum;
    }

    // The first whose value is below the number: 0.25·w.
    [Case("0.4", Value = 0.1, Gradient = "0.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FoundByLooking(double w)
    {
        foreach (Rate rate in s_rates.Values)
        {
            if (rate.Value < w) return rate.Value * w;
        }

        return w;
    }

    // Two letters, each a factor.
    [Case("3, \"ab\"", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Letters(double x, string text)
    {
        double product = 1;
        foreach (char letter in text) product *= letter > ' ' ? x : 1;
        return product;
    }
}
