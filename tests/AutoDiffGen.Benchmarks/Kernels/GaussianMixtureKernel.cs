using ADBench.Files;

namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>ADBench's Gaussian mixture of 25 components in 10 dimensions, for 1000 points.</summary>
public sealed class GaussianMixtureKernel() : Kernel("GMM, d = 10, k = 25, n = 1000", Problem.GradientLength)
{
    private const string Name = "gmm_d10_K25";
    private static readonly MixtureProblem Problem = MixtureProblem.Read(Name);

    /// <inheritdoc/>
    public override double Primal() => Problem.Value();

    /// <inheritdoc/>
    public override double Generated(double[] derivatives) => Problem.ValueAndGradient(derivatives);

    /// <inheritdoc/>
    public override double Hand(double[] derivatives) => Problem.ValueAndGradient(GaussianMixtureByHand.LogPosterior, derivatives);

    /// <inheritdoc/>
    protected override void CheckGold(double value, ReadOnlySpan<double> derivatives)
    {
        Gold.RequireClose("objective", [value], [MixtureProblem.GoldValue(Name)]);
        Gold.RequireClose("gradient", derivatives, MixtureProblem.GoldGradient(Name));
    }
}
