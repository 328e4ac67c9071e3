using System.Diagnostics;

namespace AutoDiffGen.Benchmarks;

/// <summary>What the gradient of a time loop records, with and without <c>[Checkpoint]</c>: a heat equation whose conductivity grows with the temperature.</summary>
internal static class MemoryTable
{
    private const int Cells = 100;
    private const int Repetitions = 15;

    public static void Print()
    {
        Console.WriteLine($"{Cells} cells");
        Console.WriteLine("| steps | tape bytes plain | tape bytes checkpointed | time ratio |");
        Console.WriteLine("|--:|--:|--:|--:|");
        foreach (int steps in new[] { 100, 1_000, 10_000, 100_000 })
        {
            double[] u = [.. Enumerable.Range(0, Cells).Select(static i => Math.Sin(0.1 * i))], plain = new double[Cells], checkpointed = new double[Cells];
            long plainBytes = TapeMemory.PeakOf(() => HeatEquation.EnergyGradient(u, 0.1, steps, plain, out _));
            long checkpointedBytes = TapeMemory.PeakOf(() => HeatEquation.CheckpointedEnergyGradient(u, 0.1, steps, checkpointed, out _));
            if (!plain.AsSpan().SequenceEqual(checkpointed)) throw new InvalidOperationException("The gradients differ.");
            double ratio = Time(() => HeatEquation.CheckpointedEnergyGradient(u, 0.1, steps, checkpointed, out _)) / Time(() => HeatEquation.EnergyGradient(u, 0.1, steps, plain, out _));
            Console.WriteLine($"| {steps} | {plainBytes} | {checkpointedBytes} | {ratio:F2} |");
        }
    }

    private static double Time(Action run)
    {
        var times = new double[Repetitions];
        for (int i = 0; i < Repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return times.Order().ElementAt(Repetitions / 2);
    }
}
