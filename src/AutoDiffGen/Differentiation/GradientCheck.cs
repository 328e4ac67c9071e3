using System.Collections.Immutable;

namespace AutoDiffGen;

/// <summary>A function of several numbers, as <see cref="GradientCheck"/> calls it.</summary>
/// <param name="x">The point.</param>
public delegate double ScalarFunction(ReadOnlySpan<double> x);

/// <summary>A function of several numbers and its gradient, such as a generated <c>FGradient</c>.</summary>
/// <param name="x">The point.</param>
/// <param name="gradient">Overwritten with the partial derivatives.</param>
public delegate double GradientFunction(ReadOnlySpan<double> x, Span<double> gradient);

/// <summary>Compares a gradient with differences of the function itself, for tests.</summary>
/// <remarks>
/// Each partial derivative is approximated by central differences with steps that halve, extrapolated to step zero (Ridders' method),
/// which also tells how far to trust the result. Where the differences do not settle, as at a jump, or settle on different slopes
/// to the left and to the right, as at a kink, the component counts as not differentiable and not as wrong.
/// </remarks>
public static partial class GradientCheck
{
    /// <summary>Compares a gradient with differences.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">The point.</param>
    /// <param name="gradient">The gradient at the point.</param>
    /// <param name="tolerance">The relative difference that is allowed, beyond the error of the differences.</param>
    /// <exception cref="ArgumentException">The gradient is not as long as the point.</exception>
    public static GradientCheckResult Run(ScalarFunction function, ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(function);
        Derivative.RequireSameLength(gradient, x.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(Training.Option.NotNaN(tolerance, nameof(tolerance)), nameof(tolerance));

        var components = ImmutableArray.CreateBuilder<GradientComponent>(x.Length);
        double[] point = x.ToArray();
        for (int i = 0; i < point.Length; i++)
        {
            components.Add(GradientComponent.Compare(i, gradient[i], Differences.Of(function, point, i), tolerance));
        }

        return new GradientCheckResult(components.MoveToImmutable());
    }

    /// <summary>Compares the gradient that a function computes with differences.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">The function that computes the gradient.</param>
    /// <param name="x">The point.</param>
    /// <param name="tolerance">The relative difference that is allowed, beyond the error of the differences.</param>
    public static GradientCheckResult Run(ScalarFunction function, GradientFunction gradient, ReadOnlySpan<double> x, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        double[] values = new double[x.Length];
        gradient(x.ToArray(), values);
        return Run(function, x, values, tolerance);
    }
}
