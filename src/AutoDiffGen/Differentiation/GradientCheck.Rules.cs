namespace AutoDiffGen;

/// <summary>A rule of reverse mode, as <see cref="GradientCheck"/> calls it.</summary>
/// <param name="x">The arguments of the method.</param>
/// <param name="cotangent">The derivative of the result.</param>
/// <param name="derivatives">Added to: cotangent·∂result/∂x.</param>
public delegate void VjpRule(ReadOnlySpan<double> x, double cotangent, Span<double> derivatives);

/// <summary>A rule of reverse mode for a method of one number.</summary>
/// <param name="x">The argument of the method.</param>
/// <param name="cotangent">The derivative of the result.</param>
/// <param name="dX">Added to: cotangent·∂result/∂x.</param>
public delegate void VjpRuleOfOne(double x, double cotangent, ref double dX);

/// <summary>A rule of reverse mode for a method of two numbers.</summary>
/// <param name="x">The first argument of the method.</param>
/// <param name="y">The second argument.</param>
/// <param name="cotangent">The derivative of the result.</param>
/// <param name="dX">Added to: cotangent·∂result/∂x.</param>
/// <param name="dY">Added to: cotangent·∂result/∂y.</param>
public delegate void VjpRuleOfTwo(double x, double y, double cotangent, ref double dX, ref double dY);

/// <summary>A rule of forward mode, as <see cref="GradientCheck"/> calls it.</summary>
/// <param name="x">The arguments of the method.</param>
/// <param name="tangent">The direction.</param>
/// <param name="dResult">Σ ∂result/∂x·tangent.</param>
public delegate void JvpRule(ReadOnlySpan<double> x, ReadOnlySpan<double> tangent, out double dResult);

/// <summary>A rule of forward mode for a method of one number.</summary>
/// <param name="x">The argument of the method.</param>
/// <param name="dX">The direction.</param>
/// <param name="dResult">∂result/∂x·dX.</param>
public delegate void JvpRuleOfOne(double x, double dX, out double dResult);

public static partial class GradientCheck
{
    /// <summary>What a rule is asked for: a rule that forgets the cotangent or the tangent, or takes it for 1, is found out.</summary>
    private const double Seed = 1.5;

    /// <summary>Compares a rule of reverse mode with differences of the method that it belongs to.</summary>
    /// <remarks>
    /// The rule is called with a cotangent other than 1 and with derivatives that are not zero on entry: one that overwrites them instead of adding is wrong.
    /// A rule with more parameters (<c>in R result</c>, a saved value) is called from a lambda.
    /// </remarks>
    /// <param name="method">The method.</param>
    /// <param name="rule">The <see cref="DerivativeOfAttribute"/> rule whose name ends in <c>Vjp</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="tolerance">The relative difference that is allowed, beyond the error of the differences.</param>
    public static GradientCheckResult Rule(ScalarFunction method, VjpRule rule, ReadOnlySpan<double> x, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(rule);
        double[] before = new double[x.Length];
        for (int i = 0; i < before.Length; i++) before[i] = 0.25 * (i + 1);
        double[] derivatives = [.. before];
        rule(x.ToArray(), Seed, derivatives);
        for (int i = 0; i < before.Length; i++) derivatives[i] = (derivatives[i] - before[i]) / Seed;
        return Run(method, x, derivatives, tolerance);
    }

    /// <inheritdoc cref="Rule(ScalarFunction, VjpRule, ReadOnlySpan{double}, double)"/>
    public static GradientCheckResult Rule(Func<double, double> method, VjpRuleOfOne rule, double x, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(rule);
        return Rule(p => method(p[0]), (p, cotangent, d) => rule(p[0], cotangent, ref d[0]), [x], tolerance);
    }

    /// <inheritdoc cref="Rule(ScalarFunction, VjpRule, ReadOnlySpan{double}, double)"/>
    /// <param name="method">The method.</param>
    /// <param name="rule">The <see cref="DerivativeOfAttribute"/> rule whose name ends in <c>Vjp</c>.</param>
    /// <param name="x">The first coordinate of the point.</param>
    /// <param name="y">The second coordinate.</param>
    /// <param name="tolerance">The relative difference that is allowed, beyond the error of the differences.</param>
    public static GradientCheckResult Rule(Func<double, double, double> method, VjpRuleOfTwo rule, double x, double y, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(rule);
        return Rule(p => method(p[0], p[1]), (p, cotangent, d) => rule(p[0], p[1], cotangent, ref d[0], ref d[1]), [x, y], tolerance);
    }

    /// <summary>Compares a rule of forward mode with differences of the method that it belongs to, direction by direction.</summary>
    /// <param name="method">The method.</param>
    /// <param name="rule">The <see cref="DerivativeOfAttribute"/> rule whose name ends in <c>Jvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="tolerance">The relative difference that is allowed, beyond the error of the differences.</param>
    public static GradientCheckResult Rule(ScalarFunction method, JvpRule rule, ReadOnlySpan<double> x, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(rule);
        double[] derivatives = new double[x.Length], tangent = new double[x.Length];
        for (int i = 0; i < derivatives.Length; i++)
        {
            tangent[i] = Seed;
            rule(x.ToArray(), tangent, out double along);
            derivatives[i] = along / Seed;
            tangent[i] = 0;
        }

        return Run(method, x, derivatives, tolerance);
    }

    /// <inheritdoc cref="Rule(ScalarFunction, JvpRule, ReadOnlySpan{double}, double)"/>
    public static GradientCheckResult Rule(Func<double, double> method, JvpRuleOfOne rule, double x, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(rule);
        return Rule(p => method(p[0]), (ReadOnlySpan<double> p, ReadOnlySpan<double> t, out double d) => rule(p[0], t[0], out d), [x], tolerance);
    }
}
