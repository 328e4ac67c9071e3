namespace AutoDiffGen.Training;

/// <summary>The standard normal distribution function Φ and its density φ.</summary>
/// <remarks>Source: W. J. Cody, Rational Chebyshev Approximations for the Error Function, 1969; relative error about 10⁻¹⁵, in the lower tail as well.</remarks>
internal static class NormalCumulative
{
    private const double InverseRootTwo = 0.70710678118654752440;
    private const double InverseRootPi = 0.56418958354775628695;

    /// <summary>φ(x) = e^(−x²/2)/√(2π).</summary>
    public static double Density(double x) => InverseRootTwo * InverseRootPi * Gauss(Math.Abs(x));

    /// <summary>Φ(x).</summary>
    public static double Of(double x)
    {
        double y = Math.Abs(x) * InverseRootTwo;
        if (y <= 0.46875) return 0.5 + 0.5 * Math.CopySign(y * Centre(y * y), x);
        double tail = 0.5 * Gauss(Math.Abs(x)) * (y <= 4 ? Middle(y) : Far(y));
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>Reverse mode of <see cref="Of"/>, by the density.</summary>
    [DerivativeOf(typeof(NormalCumulative), nameof(Of))]
    public static void OfVjp(double x, double dResult, ref double dX) => dX += Accurate.Product(Density(x), dResult);

    /// <summary>e^(−x²/2), the square split in two so that its rounding is not magnified.</summary>
    private static double Gauss(double x)
    {
        if (x > 40) return 0;
        double head = Math.Truncate(x * 16) / 16;
        return Math.Exp(-0.5 * head * head) * Math.Exp(-0.5 * (x - head) * (x + head));
    }

    /// <summary>erf(y)/y by y².</summary>
    private static double Centre(double s) =>
        ((((1.85777706184603153e-1 * s + 3.16112374387056560) * s + 1.13864154151050156e2) * s + 3.77485237685302021e2) * s + 3.20937758913846947e3)
        / ((((s + 2.36012909523441209e1) * s + 2.44024637934444173e2) * s + 1.28261652607737228e3) * s + 2.84423683343917062e3);

    /// <summary>erfc(y)·e^(y²) for y from 0.46875 to 4.</summary>
    private static double Middle(double y) =>
        ((((((((2.15311535474403846e-8 * y + 5.64188496988670089e-1) * y + 8.88314979438837594) * y + 6.61191906371416295e1) * y + 2.98635138197400131e2) * y
            + 8.81952221241769090e2) * y + 1.71204761263407058e3) * y + 2.05107837782607147e3) * y + 1.23033935479799725e3)
        / ((((((((y + 1.57449261107098347e1) * y + 1.17693950891312499e2) * y + 5.37181101862009858e2) * y + 1.62138957456669019e3) * y
            + 3.29079923573345963e3) * y + 4.36261909014324716e3) * y + 3.43936767414372164e3) * y + 1.23033935480374942e3);

    /// <summary>erfc(y)·e^(y²) for y above 4.</summary>
    private static double Far(double y)
    {
        double s = 1 / (y * y);
        double ratio =
            (((((1.63153871373020978e-2 * s + 3.05326634961232344e-1) * s + 3.60344899949804439e-1) * s + 1.25781726111229246e-1) * s
                + 1.60837851487422766e-2) * s + 6.58749161529837803e-4)
            / (((((s + 2.56852019228982242) * s + 1.87295284992346725) * s + 5.27905102951428412e-1) * s + 6.05183413124413191e-2) * s + 2.33520497626869185e-3);
        return (InverseRootPi - s * ratio) / y;
    }
}
