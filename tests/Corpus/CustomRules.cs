using System;
using System.Globalization;
using AutoDiffGen;

namespace Corpus;

/// <summary>Rules that users write: <c>[DerivativeOf]</c> in one direction or both, for methods with and without source.</summary>
public static partial class CustomRules
{
    [Case("0.5", Value = 0.5204998778130465, Gradient = "0.87878257893544476")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Erf(double x) => SpecialFunctions.Erf(x);

    [Case("0.25, 2", Value = 0.30326532985631671, Gradient = "0.60653065971263342, 0.15163266492815836")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ForwardOnly(double x, double y) => SpecialFunctions.Damped(2 * x, y) * x;

    [Case("0.5, 1.5", Value = 2.1170000166126748, Gradient = "3.1755000249190122, 1.0585000083063374")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BothDirections(double x, double y) => SpecialFunctions.Growth(x, y);

    [Case("[3, 4], 2", Value = 10, Gradient = "[1.2, 1.6], 5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAnArray(double[] v, double k) => k * SpecialFunctions.Norm(v);

    [Case("2", Value = 6, Gradient = "9", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OwnRuleWins(double x) => SpecialFunctions.Twisted(x) + x * 2 - 2;

    [Case("2, 3", Value = 8, Gradient = "12, 0", Kink = true)]
    [Refused("ADG0205")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ConstantOfTheRule(double x, double y) => SpecialFunctions.Bessel(x, y);

    [Case("2, 3", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ConstantArgument(double x, [Constant] double y) => SpecialFunctions.Bessel(x, y);
}

/// <summary>Functions that could not be differentiated, or not well, by what they do.</summary>
public static class SpecialFunctions
{
    /// <summary>The error function, by its series: Σ (-1)ⁿ x²ⁿ⁺¹ / (n! (2n+1)).</summary>
    public static double Erf(double x)
    {
        double term = x, sum = x;
        int n = 0;
        while (Math.Abs(term) > 1e-18)
        {
            n++;
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    public static double Damped(double x, double y) => y * ThroughText(Math.Exp(-x));

    public static double Growth(double x, double y) => ThroughText(Math.Exp(x * y));

    private static double ThroughText(double x) => double.Parse(x.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static double Norm(double[] v)
    {
        double sum = 0;
        foreach (double x in v) sum += x * x;
        return Math.Sqrt(sum);
    }

    public static double Twisted(double x) => Math.Floor(x) * 2;

    public static double Bessel(double x, double order) => Math.Pow(x, Math.Floor(order));

    [DerivativeOf(typeof(SpecialFunctions), nameof(Erf))]
    internal static void ErfVjp(double x, double dErf, ref double dX) => dX += dErf * 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);

    [DerivativeOf(typeof(SpecialFunctions), nameof(Damped))]
    internal static void DampedJvp(double x, double y, in double result, double dX, double dY, out double dDamped) => dDamped = result / y * dY - result * dX;

    [DerivativeOf(typeof(SpecialFunctions), nameof(Growth))]
    internal static void GrowthVjp(double x, double y, double dGrowth, ref double dX, ref double dY)
    {
        double d = dGrowth * Growth(x, y);
        dX += d * y;
        dY += d * x;
    }

    [DerivativeOf(typeof(SpecialFunctions), nameof(Growth))]
    internal static void GrowthJvp(double x, double y, double dX, double dY, out double dGrowth) => dGrowth = Growth(x, y) * (x * dY + y * dX);

    [DerivativeOf(typeof(SpecialFunctions), nameof(Norm))]
    internal static void NormVjp(double[] v, in double norm, double dNorm, Span<double> dV)
    {
        for (int i = 0; i < v.Length; i++) dV[i] += dNorm * v[i] / norm;
    }

    [DerivativeOf(typeof(SpecialFunctions), nameof(Twisted))]
    internal static void TwistedVjp(double x, double dTwisted, ref double dX) => dX += 7 * dTwisted;

    [DerivativeOf(typeof(SpecialFunctions), nameof(Bessel))]
    internal static void BesselVjp(double x, [Constant] double order, in double value, double dBessel, ref double dX) => dX += dBessel * order * value / x;
}
