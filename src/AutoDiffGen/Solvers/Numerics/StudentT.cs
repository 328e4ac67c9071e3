using AutoDiffGen.Training;

namespace AutoDiffGen.Solvers;

/// <summary>Student's t distribution.</summary>
/// <remarks>
/// The tail is ½·I_x(ν/2, ½) with x = ν/(ν + t²), the incomplete beta function by its continued fraction (modified Lentz method; Abramowitz and
/// Stegun 26.5.8 and 26.7.1). The quantile is Newton's method on the logarithm of the tail, which is concave, inside a bracket.
/// </remarks>
internal static class StudentT
{
    private const double Rounding = 2.220446049250313e-16;

    /// <summary>The t ≥ 0 that is exceeded with a probability of 0 &lt; q ≤ ½.</summary>
    public static double UpperQuantile(double q, int degreesOfFreedom)
    {
        if (q >= 0.5) return 0;
        double nu = degreesOfFreedom, low = 0, high = 1;
        while (UpperTail(high, nu) > q) (low, high) = (high, 2 * high);
        double t = 0.5 * (low + high);
        for (int iteration = 0; iteration < 200; iteration++)
        {
            double tail = UpperTail(t, nu);
            if (tail > q) low = t; else high = t;
            double next = t + Math.Log(tail / q) * tail / Density(t, nu);
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - t) <= 4 * Rounding * t) return next;
            t = next;
        }

        return t;
    }

    /// <summary>The probability of exceeding t ≥ 0, for ν degrees of freedom.</summary>
    public static double UpperTail(double t, double nu)
    {
        // The continued fraction converges where its argument is below the mean; elsewhere the complement is taken.
        double square = t * t, x = nu / (nu + square), a = nu / 2, front = Density(t, nu) * t;
        return x < (a + 1) / (a + 2.5) ? front * Fraction(x, a, 0.5) / nu : 0.5 - front * Fraction(square / (nu + square), 0.5, a);
    }

    // Γ((ν+1)/2)/(Γ(ν/2)·√(νπ)) · (1 + t²/ν)^(−(ν+1)/2)
    private static double Density(double t, double nu) =>
        GammaRatio(nu / 2) / Math.Sqrt(nu * Math.PI) * Math.Exp(-(nu + 1) / 2 * Accurate.LogOnePlus(t * t / nu));

    // Γ(a + ½)/Γ(a): a series in 1/a for large a, and Γ(a + 1) = aΓ(a) to get there.
    private static double GammaRatio(double a)
    {
        double factor = 1;
        for (; a < 20; a++) factor *= a / (a + 0.5);
        double s = 1 / (a * a);
        double series = -1.0 / 8 + s * (1.0 / 192 + s * (-1.0 / 640 + s * (17.0 / 14336 - s * (31.0 / 18432))));
        return factor * Math.Sqrt(a) * Math.Exp(series / a);
    }

    // The continued fraction of the incomplete beta function.
    private static double Fraction(double x, double a, double b)
    {
        const double tiny = 1e-300;
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), value = d;
        for (int k = 1; k < 1_000_000; k++)
        {
            Advance(k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k)));
            double change = Advance(-(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1)));
            if (Math.Abs(change - 1) <= Rounding) break;
        }

        return value;

        double Advance(double coefficient)
        {
            d = 1 / NotZero(1 + coefficient * d);
            c = NotZero(1 + coefficient / c);
            value *= d * c;
            return d * c;
        }

        static double NotZero(double denominator) => Math.Abs(denominator) < tiny ? tiny : denominator;
    }
}
