namespace AutoDiffGen.Solvers;

/// <summary>Nonlinear least squares: the parameters that minimise ½Σrᵢ(p)², or a robust loss of the residuals, inside simple bounds.</summary>
/// <remarks>
/// The Levenberg–Marquardt method of J. J. Moré, "The Levenberg–Marquardt algorithm: implementation and theory" (1978), as in MINPACK's
/// <c>lmder</c>: a trust region in the norm of the Jacobian's columns, so that units of parameters do not matter, and orthogonal factorisation
/// instead of normal equations. Working memory comes from the shared pool: nothing is allocated but the result.
/// </remarks>
public static class LeastSquares
{
    /// <summary>Finds the parameters.</summary>
    /// <param name="residuals">Computes the residuals r(p).</param>
    /// <param name="jacobian">Computes the residuals and ∂rᵢ/∂pⱼ, such as a generated <c>FJacobian</c>.</param>
    /// <param name="count">The number of residuals.</param>
    /// <param name="start">The parameters to start from; their number is the number of parameters.</param>
    /// <param name="options">Tolerances, bounds, a robust loss; null for none.</param>
    /// <param name="cancellationToken">Asked before each step; the result then holds the best parameters so far.</param>
    /// <exception cref="ArgumentException">
    /// There are no parameters, or fewer residuals than parameters; the start is not finite or outside of the bounds; bounds do not fit the parameters.
    /// </exception>
    public static FitResult Solve(
        ResidualFunction residuals, JacobianFunction jacobian, int count, ReadOnlySpan<double> start,
        LeastSquaresOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        ArgumentNullException.ThrowIfNull(jacobian);
        RequireEnough(count, start.Length);
        using var rows = new Scratch<double>(checked(count * start.Length + count));
        return Run(new DelegateProblem(residuals, jacobian, count, rows.Span), start, options, cancellationToken);
    }

    internal static void RequireEnough(int residuals, int parameters)
    {
        if (parameters == 0) throw new ArgumentException("The start is empty; there must be a parameter.");
        if (residuals >= parameters) return;
        throw new ArgumentException($"There are {residuals} residuals for {parameters} parameters; there must be at least as many. Leave out parameters, or add data.");
    }

    internal static FitResult Run<TProblem>(TProblem problem, ReadOnlySpan<double> start, LeastSquaresOptions? options, CancellationToken cancellationToken)
        where TProblem : IResidualProblem, allows ref struct
    {
        options ??= new LeastSquaresOptions();
        int m = problem.Count, n = start.Length;
        using var memory = new Scratch<double>(LevenbergMarquardt<TProblem>.Size(m, n));
        using var indices = new Scratch<int>(stackalloc int[64], 2 * n);
        var solver = new LevenbergMarquardt<TProblem>(problem, start, options, memory.Span, indices.Span);
        StoppingReason reason = solver.Run(cancellationToken);
        LinearModel model = solver.FinalModel();
        using var typical = new Scratch<double>(stackalloc double[32], n);
        for (int j = 0; j < n; j++) typical.Span[j] = start[j] == 0 ? 0 : Math.Max(Math.Abs(start[j]), Math.Abs(solver.Parameters[j]));
        var covariance = new CovarianceEstimate(model, typical.Span, m, solver.Sum);
        double norm = Vector.Norm(solver.Residuals);
        bool isDetermined = covariance.Rank == model.FreeCount;
        return new FitResult
        {
            Parameters = solver.Parameters.ToArray(),
            StandardErrors = covariance.StandardErrors,
            Covariance = covariance.Matrix,
            SumOfSquares = norm * norm,
            Cost = solver.Sum / 2,
            ResidualStandardDeviation = Math.Sqrt(covariance.Variance),
            DegreesOfFreedom = covariance.DegreesOfFreedom,
            Rank = covariance.Rank,
            Iterations = solver.Iterations,
            Evaluations = solver.Evaluations,
            Reason = isDetermined || reason > StoppingReason.StepTolerance ? reason : StoppingReason.RankDeficient,
        };
    }
}
