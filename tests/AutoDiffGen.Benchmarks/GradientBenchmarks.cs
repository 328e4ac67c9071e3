using BenchmarkDotNet.Attributes;

namespace AutoDiffGen.Benchmarks;

/// <summary>Value, generated gradient and hand-written gradient of every kernel, by BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class GradientBenchmarks
{
    private double[] derivatives = [];

    /// <summary>The kernels.</summary>
    public static IEnumerable<Kernel> Kernels => AllKernels.Create();

    /// <summary>What is measured.</summary>
    [ParamsSource(nameof(Kernels))]
    public Kernel Kernel { get; set; } = null!;

    /// <summary>Makes room for the derivatives, and looks whether they come out right.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Kernel.Check();
        derivatives = new double[Kernel.DerivativeCount];
    }

    /// <summary>The value alone.</summary>
    [Benchmark(Baseline = true)]
    public double Primal() => Kernel.Primal();

    /// <summary>Value and gradient by generated code.</summary>
    [Benchmark]
    public double Generated() => Kernel.Generated(derivatives);

    /// <summary>Value and gradient by hand-written code.</summary>
    [Benchmark]
    public double Hand() => Kernel.Hand(derivatives);
}
