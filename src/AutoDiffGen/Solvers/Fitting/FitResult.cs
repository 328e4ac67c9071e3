using System.Globalization;
using System.Text;

namespace AutoDiffGen.Solvers;

/// <summary>Fitted parameters, how well they are known, and why the solver stopped.</summary>
public sealed class FitResult
{
    internal FitResult()
    {
    }

    /// <summary>The fitted parameters.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>
    /// The standard error of each parameter, √covarianceⱼⱼ, in the parameter's units. +∞ for a parameter that the data do not determine, 0 for one
    /// that a bound holds, NaN for all when there are no more data than parameters. A parameter on a bound is not held by it where the objective is flat
    /// in it, the cosine of the angle between its column of the Jacobian and the residuals being below 10⁻⁸; it is then treated as free.
    /// </summary>
    public required double[] StandardErrors { get; init; }

    /// <summary>
    /// The covariance matrix s²·(JᵀJ)⁻¹ of the parameters, from the triangle of J's QR factorisation. In the row and column of a parameter that the
    /// data do not determine it is +∞ on the diagonal and NaN beside it. With a robust loss J has the weights of the last iteration.
    /// </summary>
    public required double[,] Covariance { get; init; }

    /// <summary>The sum of squares of the residuals, weighted if there are weights; not replaced by a robust loss.</summary>
    public required double SumOfSquares { get; init; }

    /// <summary>Half the sum of squares, or of the robust losses: what was minimised.</summary>
    public required double Cost { get; init; }

    /// <summary>The residual standard deviation s = √(2·Cost / degrees of freedom), in the units of the residuals; NaN for zero degrees of freedom.</summary>
    public required double ResidualStandardDeviation { get; init; }

    /// <summary>Residuals minus rank.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>How many combinations of the parameters that no bound holds the data determine.</summary>
    public required int Rank { get; init; }

    /// <summary>How often the residuals were linearised to find a step.</summary>
    public required int Iterations { get; init; }

    /// <summary>How often the residuals were computed.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Why the solver stopped.</summary>
    public required StoppingReason Reason { get; init; }

    /// <summary>Whether a minimum was reached at which all parameters are determined.</summary>
    public bool IsConverged => Reason is StoppingReason.GradientTolerance or StoppingReason.CostTolerance or StoppingReason.StepTolerance;

    /// <summary>The interval pⱼ ± t·sⱼ, t being the quantile of Student's distribution.</summary>
    /// <param name="parameter">The parameter's index j.</param>
    /// <param name="level">The probability of covering the true value, between 0 and 1.</param>
    /// <returns>The interval; infinite for a parameter that is not determined, NaN when there are no more data than parameters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter, or the level is not between 0 and 1.</exception>
    public ConfidenceInterval ConfidenceInterval(int parameter, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(parameter, Parameters.Length);
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "It must lie between 0 and 1.");
        double half = DegreesOfFreedom > 0 ? StudentT.UpperQuantile((1 - level) / 2, DegreesOfFreedom) * StandardErrors[parameter] : double.NaN;
        return new ConfidenceInterval(Parameters[parameter] - half, Parameters[parameter] + half);
    }

    /// <summary>Parameters with standard errors, one a line, then the residual standard deviation and the reason; invariant culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int j = 0; j < Parameters.Length; j++)
        {
            text.Append(CultureInfo.InvariantCulture, $"p{j} = {Parameters[j]:G10} ± {StandardErrors[j]:G4}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"residual standard deviation {ResidualStandardDeviation:G6}, {DegreesOfFreedom} degrees of freedom; ");
        return text.Append(CultureInfo.InvariantCulture, $"{Reason} after {Evaluations} evaluations").ToString();
    }
}
