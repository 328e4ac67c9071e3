namespace AutoDiffGen.Benchmarks;

/// <summary>All kernels in one Markdown table, in less than a minute.</summary>
internal static class QuickTable
{
    public static void Print()
    {
        Console.WriteLine("| kernel | primal_us | gradient_us | gradient/primal | hand_us | generated/hand | bytes |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (Kernel kernel in AllKernels.Create())
        {
            kernel.Check();
            var times = Comparison.Of(kernel);
            kernel.Check();
            Console.WriteLine(
                $"| {kernel} | {times.PrimalMicroseconds:F2} | {times.GeneratedMicroseconds:F2} | {times.GeneratedToPrimal:F2} "
                + $"| {times.HandMicroseconds:F2} | {times.GeneratedToHand:F2} | {BytesOf(kernel)} |");
        }
    }

    private static long BytesOf(Kernel kernel)
    {
        const int calls = 16;
        var derivatives = new double[kernel.DerivativeCount];
        kernel.Generated(derivatives);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++) kernel.Generated(derivatives);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }
}
