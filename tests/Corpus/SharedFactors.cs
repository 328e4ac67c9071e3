using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Adjoints whose terms share factors: what may be taken out of them, and what must not be multiplied first.</summary>
public static partial class SharedFactors
{
    /// <remarks>x² overflows where the exponential is zero.</remarks>
    [Case("1", Value = 0.36787944117144233, Gradient = "-0.36787944117144233")]
    [Case("1e+200", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Moment(double x) => x * Math.Exp(-x * x);

    /// <remarks>The normal distribution of Abramowitz and Stegun, 26.2.17: a polynomial in a bounded reciprocal.</remarks>
    [Case("0.7", Value = 0.7580364218340725, Gradient = "0.3122539865915017")]
    [Case("-1.3", Value = 0.09680054938436619, Gradient = "0.17136864470917246")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Normal(double x)
    {
        double k = 1 / (1 + 0.2316419 * Math.Abs(x));
        double slope = 0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429)));
        double tail = 0.39894228040143267794 * Math.Exp(-0.5 * x * x) * k * slope;
        return x >= 0 ? 1 - tail : tail;
    }

    /// <remarks>The bounded partial 1 / (1 + x²) meets a derivative that is infinite.</remarks>
    [Case("2", Value = -1.6094379124341003, Gradient = "-0.8")]
    [Case("1e+200", Value = double.NegativeInfinity, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp)]
    public static double LogOfAReciprocal(double x) => Math.Log(1 / (1 + x * x));

    [Case("3, 2, 0.5", Value = 0.3040988310811233, Gradient = "0.25, -0.3243168614864794, 0.8109302162163288")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LogOfARatio(double x, double y, double weight) => weight * Math.Log(x / y) * (1 + weight * y / 2);

    [Case("[1, 2, 4, 3.5, -1]", Value = 23.25, Gradient = "[2, -9, 4, 11, -8]")]
    [Case("[1, 2]", Value = 0, Gradient = "[0, 0]")]
    [Case("[]", Value = 0, Gradient = "[]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Bending(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 2 < x.Length; i++)
        {
            double bend = x[i + 2] - 2 * x[i + 1] + x[i];
            sum += bend * bend;
        }

        return sum;
    }
}
