namespace AutoDiffGen.Tests.Solvers;

/// <summary>
/// Test functions of J. J. Moré, B. S. Garbow and K. E. Hillstrom, "Testing unconstrained optimization software", 1981, and a few more; their gradients
/// are generated.
/// </summary>
public static partial class StandardFunctions
{
    private const Derivatives Wanted = Derivatives.Gradient | Derivatives.Hvp;

    [Differentiable(Derivatives = Wanted)]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i += 2) sum += Square(10 * (x[i + 1] - x[i] * x[i])) + Square(1 - x[i]);
        return sum;
    }

    [Differentiable(Derivatives = Wanted)]
    public static double FreudensteinRoth(ReadOnlySpan<double> x) =>
        Square(-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1]) + Square(-29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]);

    [Differentiable(Derivatives = Wanted)]
    public static double PowellBadlyScaled(ReadOnlySpan<double> x) =>
        Square(1e4 * x[0] * x[1] - 1) + Square(Math.Exp(-x[0]) + Math.Exp(-x[1]) - 1.0001);

    [Differentiable(Derivatives = Wanted)]
    public static double BrownBadlyScaled(ReadOnlySpan<double> x) => Square(x[0] - 1e6) + Square(x[1] - 2e-6) + Square(x[0] * x[1] - 2);

    [Differentiable(Derivatives = Wanted)]
    public static double Beale(ReadOnlySpan<double> x) =>
        Square(1.5 - x[0] * (1 - x[1])) + Square(2.25 - x[0] * (1 - x[1] * x[1])) + Square(2.625 - x[0] * (1 - x[1] * x[1] * x[1]));

    [Differentiable(Derivatives = Wanted)]
    public static double HelicalValley(ReadOnlySpan<double> x)
    {
        double turn = Math.Atan(x[1] / x[0]) / (2 * Math.PI);
        if (x[0] < 0) turn += 0.5;
        return Square(10 * (x[2] - 10 * turn)) + Square(10 * (Math.Sqrt(x[0] * x[0] + x[1] * x[1]) - 1)) + x[2] * x[2];
    }

    [Differentiable(Derivatives = Wanted)]
    public static double PowellSingular(ReadOnlySpan<double> x) =>
        Square(x[0] + 10 * x[1]) + 5 * Square(x[2] - x[3]) + Square(Square(x[1] - 2 * x[2])) + 10 * Square(Square(x[0] - x[3]));

    [Differentiable(Derivatives = Wanted)]
    public static double Wood(ReadOnlySpan<double> x) =>
        100 * Square(x[1] - x[0] * x[0]) + Square(1 - x[0]) + 90 * Square(x[3] - x[2] * x[2]) + Square(1 - x[2])
        + 10 * Square(x[1] + x[3] - 2) + 0.1 * Square(x[1] - x[3]);

    [Differentiable(Derivatives = Wanted)]
    public static double JennrichSampson(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i <= 10; i++) sum += Square(2 + 2 * i - (Math.Exp(i * x[0]) + Math.Exp(i * x[1])));
        return sum;
    }

    [Differentiable(Derivatives = Wanted)]
    public static double BrownDennis(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i <= 20; i++)
        {
            double t = i / 5.0;
            sum += Square(Square(x[0] + t * x[1] - Math.Exp(t)) + Square(x[2] + x[3] * Math.Sin(t) - Math.Cos(t)));
        }

        return sum;
    }

    /// <summary>½Σ cᵢxᵢ² with c from 1 to the condition number, in a ratio.</summary>
    [Differentiable(Derivatives = Wanted)]
    public static double Quadratic(ReadOnlySpan<double> x, [Constant] double condition)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += 0.5 * Math.Pow(condition, i / (x.Length - 1.0)) * x[i] * x[i];
        return sum;
    }

    private static double Square(double x) => x * x;
}
