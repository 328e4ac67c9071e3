using System.Diagnostics;

namespace AutoDiffGen.Benchmarks;

/// <summary>The times of a function and of its two gradients, taken in turns, so that what slows the machine slows all three.</summary>
internal sealed class Comparison
{
    private const double WarmSeconds = 0.9;
    private const double SampleSeconds = 0.012;
    private const int Rounds = 15;
    private readonly double[] primal = new double[Rounds];
    private readonly double[] generated = new double[Rounds];
    private readonly double[] hand = new double[Rounds];
    private double sink;

    private Comparison()
    {
    }

    public double PrimalMicroseconds => 1e6 * Median(primal);

    public double GeneratedMicroseconds => 1e6 * Median(generated);

    public double HandMicroseconds => 1e6 * Median(hand);

    public double GeneratedToPrimal => Median([.. generated.Zip(primal, (g, p) => g / p)]);

    public double GeneratedToHand => Median([.. generated.Zip(hand, (g, h) => g / h)]);

    public static Comparison Of(Kernel kernel)
    {
        var derivatives = new double[kernel.DerivativeCount];
        Func<double>[] variants = [kernel.Primal, () => kernel.Generated(derivatives), () => kernel.Hand(derivatives)];
        var comparison = new Comparison();
        int[] calls = comparison.Warm(variants);
        for (int round = 0; round < Rounds; round++)
        {
            comparison.primal[round] = comparison.Time(variants[0], calls[0]);
            comparison.generated[round] = comparison.Time(variants[1], calls[1]);
            comparison.hand[round] = comparison.Time(variants[2], calls[2]);
        }

        return comparison;
    }

    /// <summary>Runs until the JIT has done its best, and finds how many calls make a sample.</summary>
    private int[] Warm(Func<double>[] variants)
    {
        var calls = new int[variants.Length];
        for (int i = 0; i < variants.Length; i++)
        {
            int count = 1;
            double seconds = 0;
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmSeconds)
            {
                seconds = Time(variants[i], count);
                count = Math.Max(1, (int)(SampleSeconds / seconds));
            }

            calls[i] = Math.Max(1, (int)Math.Ceiling(SampleSeconds / seconds));
        }

        return calls;
    }

    private double Time(Func<double> variant, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) sink += variant();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static double Median(double[] numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted[sorted.Length / 2];
    }
}
