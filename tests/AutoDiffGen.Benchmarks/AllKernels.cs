using AutoDiffGen.Benchmarks.Kernels;

namespace AutoDiffGen.Benchmarks;

/// <summary>The kernels that are measured.</summary>
internal static class AllKernels
{
    public static IEnumerable<Kernel> Create() =>
    [
        new RosenbrockKernel(), new LogisticRegressionKernel(), new BlackScholesKernel(), new HiddenLayerKernel(),
        new GaussianMixtureKernel(), new BundleAdjustmentKernel(), new HeatEquationKernel(),
    ];
}
