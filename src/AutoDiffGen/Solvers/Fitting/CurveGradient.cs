namespace AutoDiffGen.Solvers;

/// <summary>
/// The value of a curve and its gradient with respect to the parameters: what the build writes as <c>FGradient</c> for
/// <c>[Differentiable] static double F(ReadOnlySpan&lt;double&gt; b, [Constant] double x)</c>.
/// </summary>
/// <param name="parameters">The parameters.</param>
/// <param name="x">The abscissa.</param>
/// <param name="gradient">Overwritten with the partial derivatives with respect to the parameters.</param>
public delegate double CurveGradient(ReadOnlySpan<double> parameters, double x, Span<double> gradient);

/// <summary>
/// The value of a surface and its gradient with respect to the parameters: what the build writes as <c>FGradient</c> for
/// <c>[Differentiable] static double F(ReadOnlySpan&lt;double&gt; b, [Constant] ReadOnlySpan&lt;double&gt; x)</c>.
/// </summary>
/// <param name="parameters">The parameters.</param>
/// <param name="x">The independent variables at one point.</param>
/// <param name="gradient">Overwritten with the partial derivatives with respect to the parameters.</param>
public delegate double SurfaceGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, Span<double> gradient);
