namespace AutoDiffGen.Solvers;

/// <summary>A loss that grows more slowly than the square, so that outliers pull less: each r² is replaced by s²·ρ(r²/s²), s being the scale.</summary>
/// <remarks>
/// Residuals well below the scale count as squares, well above it less. The normal equations are corrected as in B. Triggs et al.,
/// "Bundle adjustment: a modern synthesis", 1999, with the second derivative of ρ as long as it leaves them convex.
/// </remarks>
public abstract record RobustLoss
{
    private RobustLoss(double scale) => Scale = Requirement.PositiveFinite(scale, nameof(scale));

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

    /// <summary>Replaces residuals by those of the equivalent least-squares problem, and says what its rows are to be multiplied by.</summary>
    internal void Reweight(Span<double> residuals, Span<double> rowScale)
    {
        const double smallest = 2.220446049250313e-16;
        for (int i = 0; i < residuals.Length; i++)
        {
            double z = residuals[i] / Scale * (residuals[i] / Scale);
            (_, double first, double second) = Rho(z);
            rowScale[i] = Math.Sqrt(Math.Max(smallest, first + 2 * second * z));
            residuals[i] *= first / rowScale[i];
        }
    }

    /// <summary>ρ, ρ′ and ρ″ at z = (r/s)².</summary>
    private protected abstract (double Value, double First, double Second) Rho(double z);

    private sealed record HuberLoss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double First, double Second) Rho(double z)
        {
            if (z <= 1) return (z, 1, 0);
            double root = Math.Sqrt(z);
            return (2 * root - 1, 1 / root, -0.5 / (z * root));
        }
    }

    private sealed record SoftL1Loss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double First, double Second) Rho(double z)
        {
            double root = Math.Sqrt(1 + z);
            return (2 * z / (root + 1), 1 / root, -0.5 / ((1 + z) * root));
        }
    }

    private sealed record CauchyLoss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double First, double Second) Rho(double z) => (Logarithm.OfOnePlus(z), 1 / (1 + z), -1 / ((1 + z) * (1 + z)));
    }

    private sealed record ArctanLoss(double Scale) : RobustLoss(Scale)
    {
        private protected override (double Value, double First, double Second) Rho(double z)
        {
            double denominator = 1 + z * z;
            return (Math.Atan(z), 1 / denominator, -2 * z / (denominator * denominator));
        }
    }
}
