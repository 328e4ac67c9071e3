using AutoDiffGen.Training;

namespace AutoDiffGen.Solvers;

/// <summary>A loss that grows more slowly than the square, so that outliers pull less: each r² is replaced by s²·ρ(r²/s²), s being the scale.</summary>
/// <remarks>
/// Residuals well below the scale count as squares, well above it less. The fit is by iterated reweighting: each residual and its row of the Jacobian
/// is multiplied by √ρ′. As every ρ here is concave, the weighted squares lie above the loss and touch it, so that what lowers them lowers the loss.
/// </remarks>
public abstract record RobustLoss
{
    private RobustLoss(double scale) => Scale = Option.Positive(scale, nameof(scale));

    /// <summary>The residual s beyond which the loss leaves the square, in the units of the residuals.</summary>
    public double Scale { get; }

    /// <summary>Huber's loss: the square up to the scale, then linear. ρ(z) = z for z ≤ 1, else 2√z − 1.</summary>
    /// <param name="scale">The residual where the loss turns linear.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not finite and positive.</exception>
    public static RobustLoss Huber(double scale) => new HuberLoss(scale);

    /// <summary>A smooth form of Huber's loss. ρ(z) = 2(√(1 + z) − 1).</summary>
    /// <inheritdoc cref="Huber"/>
    public static RobustLoss SoftL1(double scale) => new SoftL1Loss(scale);

    /// <summary>Cauchy's loss, which grows as a logarithm: far outliers hardly count, and there may be several minima. ρ(z) = ln(1 + z).</summary>
    /// <inheritdoc cref="Huber"/>
    public static RobustLoss Cauchy(double scale) => new CauchyLoss(scale);

    /// <summary>A loss that is bounded: the farthest outlier counts as π/2 · s². ρ(z) = arctan z.</summary>
    /// <inheritdoc cref="Huber"/>
    public static RobustLoss Arctan(double scale) => new ArctanLoss(scale);

    /// <summary>Twice the objective, Σ s²ρ(rᵢ²/s²).</summary>
    internal double Sum(ReadOnlySpan<double> residuals)
    {
        double sum = 0;
        foreach (double r in residuals) sum += Rho(r / Scale * (r / Scale)).Value;
        return Scale * Scale * sum;
    }

    /// <summary>Multiplies residuals by the roots of their weights, and returns these, which the rows of the Jacobian are to be multiplied by.</summary>
    internal void Reweight(Span<double> residuals, Span<double> rootWeights)
    {
        for (int i = 0; i < residuals.Length; i++)
        {
            rootWeights[i] = Math.Sqrt(Rho(residuals[i] / Scale * (residuals[i] / Scale)).Slope);
            residuals[i] *= rootWeights[i];
        }
    }

    /// <summary>ρ and ρ′ at z = (r/s)².</summary>
    private protected abstract (double Value, double Slope) Rho(double z);

    private sealed record HuberLoss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double Slope) Rho(double z) => z <= 1 ? (z, 1) : (2 * Math.Sqrt(z) - 1, 1 / Math.Sqrt(z));
    }

    private sealed record SoftL1Loss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double Slope) Rho(double z)
        {
            double root = Math.Sqrt(1 + z);
            return (2 * z / (root + 1), 1 / root);
        }
    }

    private sealed record CauchyLoss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double Slope) Rho(double z) => (Accurate.LogOnePlus(z), 1 / (1 + z));
    }

    private sealed record ArctanLoss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double Slope) Rho(double z) => (Math.Atan(z), 1 / (1 + z * z));
    }
}
