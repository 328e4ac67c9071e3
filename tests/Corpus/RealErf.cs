using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>The error function by rational approximations on three intervals, as W. J. Cody arranged them (Math. Comp. 23, 1969).</summary>
public static partial class RealErf
{
    private const double InverseRootOfPi = 5.6418958354775628695e-1;

    private static readonly double[] A = [3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3, 1.85777706184603153e-1];
    private static readonly double[] B = [2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    private static readonly double[] C =
    [
        5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2,
        1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3, 2.15311535474403846e-8,
    ];

    private static readonly double[] D =
    [
        1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    private static readonly double[] P = [3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4, 1.63153871373020978e-2];
    private static readonly double[] Q = [2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    [Case("0", Value = 0, Gradient = "1.1283791670955126")]
    [Case("0.3", Value = 0.32862675945912743, Gradient = "1.0312609096189631")]
    [Case("-0.4", Value = -0.42839235504666846, Gradient = "0.96154129883930779")]
    [Case("1.7", Value = 0.98379045859077456, Gradient = "0.062711040496868387")]
    [Case("-2.6", Value = -0.99976396558347065, Gradient = "0.0013080500497232817")]
    [Case("4.5", Value = 0.99999999980338396, Gradient = "1.8113058959086899e-9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Erf(double x)
    {
        double y = Math.Abs(x);
        if (y <= 0.46875) return Near(x);
        double result = 0.5 - (y <= 4 ? Middle(y) : Far(y)) + 0.5;
        return x < 0 ? -result : result;
    }

    [Case("2.5", Value = 0.00040695201744495894, Gradient = "-0.0021782842303527097")]
    [Case("-1.5", Value = 1.9661051464753107, Gradient = "-0.11893028922362937")]
    [Case("6", Value = 2.1519736712498913e-17, Gradient = "-2.6173012392492648e-16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Erfc(double x)
    {
        double y = Math.Abs(x);
        if (y <= 0.46875) return 1 - Near(x);
        double result = y <= 4 ? Middle(y) : Far(y);
        return x < 0 ? 2 - result : result;
    }

    private static double Near(double x)
    {
        double square = x * x;
        double numerator = A[4] * square, denominator = square;
        for (int i = 0; i < 3; i++)
        {
            numerator = (numerator + A[i]) * square;
            denominator = (denominator + B[i]) * square;
        }

        return x * (numerator + A[3]) / (denominator + B[3]);
    }

    private static double Middle(double y)
    {
        double numerator = C[8] * y, denominator = y;
        for (int i = 0; i < 7; i++)
        {
            numerator = (numerator + C[i]) * y;
            denominator = (denominator + D[i]) * y;
        }

        return (numerator + C[7]) / (denominator + D[7]) * Gauss(y);
    }

    private static double Far(double y)
    {
        double inverse = 1 / (y * y);
        double numerator = P[5] * inverse, denominator = inverse;
        for (int i = 0; i < 4; i++)
        {
            numerator = (numerator + P[i]) * inverse;
            denominator = (denominator + Q[i]) * inverse;
        }

        double result = inverse * (numerator + P[4]) / (denominator + Q[4]);
        return (InverseRootOfPi - result) / y * Gauss(y);
    }

    /// <summary>exp(−y²), with y split at sixteenths so that no digits are lost in the square.</summary>
    private static double Gauss(double y)
    {
        double coarse = Math.Truncate(y * 16) / 16;
        double rest = (y - coarse) * (y + coarse);
        return Math.Exp(-coarse * coarse) * Math.Exp(-rest);
    }
}
