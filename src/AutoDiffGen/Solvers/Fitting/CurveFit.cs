namespace AutoDiffGen.Solvers;

/// <summary>Fits the parameters of a curve or a surface to data by least squares, with the gradient that the build writes for the model.</summary>
/// <remarks>
/// For the model <c>[Differentiable] static double Decay(ReadOnlySpan&lt;double&gt; b, [Constant] double x) => b[0] * Math.Exp(-b[1] * x);</c>
/// the call is <c>CurveFit.Fit(Models.DecayGradient, x, y, [1, 0.1])</c>. What is minimised is Σwᵢ(f(b, xᵢ) − yᵢ)²; see <see cref="LeastSquares"/>.
/// With weights wᵢ = 1/σᵢ² from known errors of measurement the residual standard deviation ought to come out near 1.
/// </remarks>
public static class CurveFit
{
    /// <summary>Fits a curve.</summary>
    /// <param name="model">The model's value and gradient.</param>
    /// <param name="x">The abscissae.</param>
    /// <param name="y">The measured value for each abscissa.</param>
    /// <param name="start">The parameters to start from; their number is the number of parameters.</param>
    /// <param name="weights">The weight of each squared residual, positive; empty for equal weights.</param>
    /// <param name="options">Tolerances, bounds, a robust loss; null for none.</param>
    /// <param name="cancellationToken">Asked before each step; the result then holds the best parameters so far.</param>
    /// <exception cref="ArgumentException">
    /// Lengths differ; there are fewer data than parameters; a datum is not finite; the start is not finite or outside of the bounds; a weight is not positive.
    /// </exception>
    public static FitResult Fit(
        CurveGradient model, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> start, ReadOnlySpan<double> weights = default,
        LeastSquaresOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        RequireSameCount(x.Length, y.Length, weights.Length, start.Length);
        Requirement.Finite(x, nameof(x));
        Requirement.Finite(y, nameof(y));
        using var roots = new Scratch<double>(weights.Length);
        using var rows = new Scratch<double>(checked(y.Length * start.Length));
        Weighting.Roots(weights, roots.Span);
        return LeastSquares.Run(new CurveProblem(model, x, y, roots.Span, rows.Span), start, options, cancellationToken);
    }

    /// <summary>Fits a surface: a model of several independent variables.</summary>
    /// <param name="model">The model's value and gradient.</param>
    /// <param name="x">The points, one a row: a column for each independent variable.</param>
    /// <param name="y">The measured value for each point.</param>
    /// <param name="start">The parameters to start from; their number is the number of parameters.</param>
    /// <param name="weights">The weight of each squared residual, positive; empty for equal weights.</param>
    /// <param name="options">Tolerances, bounds, a robust loss; null for none.</param>
    /// <param name="cancellationToken">Asked before each step; the result then holds the best parameters so far.</param>
    /// <exception cref="ArgumentException">
    /// Lengths differ; there are fewer data than parameters; a datum is not finite; the start is not finite or outside of the bounds; a weight is not positive.
    /// </exception>
    public static FitResult Fit(
        SurfaceGradient model, double[,] x, ReadOnlySpan<double> y, ReadOnlySpan<double> start, ReadOnlySpan<double> weights = default,
        LeastSquaresOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(x);
        RequireSameCount(x.GetLength(0), y.Length, weights.Length, start.Length);
        Requirement.Finite(x, nameof(x));
        Requirement.Finite(y, nameof(y));
        using var roots = new Scratch<double>(weights.Length);
        using var rows = new Scratch<double>(checked(y.Length * start.Length));
        Weighting.Roots(weights, roots.Span);
        return LeastSquares.Run(new SurfaceProblem(model, x, y, roots.Span, rows.Span), start, options, cancellationToken);
    }

    private static void RequireSameCount(int points, int values, int weights, int parameters)
    {
        if (points != values) throw new ArgumentException($"There are {points} points in x and {values} values in y; there must be a value for each point.");
        if (weights != 0 && weights != values) throw new ArgumentException($"There are {weights} weights for {values} values; there must be one for each, or none.");
        LeastSquares.RequireEnough(values, parameters);
    }
}
