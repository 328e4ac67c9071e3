using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Rules in larger programs: in loops, with arrays that change, on objects, with saved values, for the method itself.</summary>
public static partial class CustomRulesInPrograms
{
    /// <summary>The same array is filled anew in each iteration, so that the rule's argument is gone when the reverse sweep gets there.</summary>
    [Case("3, 4", Value = 15, Gradient = "1.8, 2.4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RefilledArray(double x, double y)
    {
        double sum = 0;
        double[] v = new double[2];
        for (int i = 1; i <= 2; i++)
        {
            v[0] = i * x;
            v[1] = i * y;
            sum += SpecialFunctions.Norm(v);
        }

        return sum;
    }

    /// <summary>x → g(x), three times: the derivative that comes out of a rule goes into the next.</summary>
    [Case("0.5, 3", Value = 0.7445147037506104, Gradient = "2.115345001220703")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Iterated(double x, int n)
    {
        for (int i = 0; i < n; i++) x = Halving.Step(x);
        return x;
    }

    [Case("[1, 2, 3], 2", Value = 24, Gradient = "[4, 8, 12], 28")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Hessian | Derivatives.Jacobian)]
    public static double WritesASpan(double[] a, double k)
    {
        double[] scaled = new double[a.Length];
        Scaling.Scale(a, k, scaled);
        double sum = 0;
        foreach (double s in scaled) sum += s * s;
        return sum / 2 - 4;
    }

    [Case("2, -3", Value = 4.03, Gradient = "4, -0.01")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithASavedMask(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++) sum += Leaky.Relu(i == 0 ? x : y) * (i == 0 ? x : -1);
        return sum;
    }

    [Case("[3, -4, 5], 1", Value = 23.88, Gradient = "[10.96, 0.03, 3]")]
    [Refused("ADG0205")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double ManagedValueInALoop(double[] a, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += Leaky.Total(a) * a[i];
        return sum;
    }

    [Case("[3, -4, 5]", Value = 7.96, Gradient = "[1, 0.01, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ManagedValue(double[] a) => Leaky.Total(a);

    [Case("2", Value = 12, Gradient = "10", Kink = true)]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Jacobian | Derivatives.Hvp | Derivatives.Hessian)]
    public static double ForItself(double x) => Math.Floor(x) * 6;

    [DerivativeOf(typeof(CustomRulesInPrograms), nameof(ForItself))]
    private static void ForItselfVjp(double x, double d, ref double dX) => dX += 5 * x * d;

    [Case("[1, 2], 3", Value = 6, Gradient = "[6, 0], 2")]
    [Writes("a")]
    [Refused("ADG0205")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
    public static double ForwardIsMissing(double[] a, double k)
    {
        Scaling.Twice(a);
        return a[0] * k;
    }

    [Case("2, 5", Value = 21, Gradient = "10.5, 4.2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OnAnObject(double x, double y) => new Gain(2.1).Apply(x) * y;
}

/// <summary>A method without a derivative of its own: x + x²/4, by way of text.</summary>
public static class Halving
{
    public static double Step(double x) => double.Parse((x + x * x / 4).ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    [DerivativeOf(typeof(Halving), nameof(Step))]
    internal static void StepVjp(double x, double dStep, ref double dX) => dX += dStep * (1 + x / 2);
}

/// <summary>Results in an array.</summary>
public static class Scaling
{
    public static void Scale(ReadOnlySpan<double> a, double k, Span<double> scaled)
    {
        for (int i = 0; i < a.Length; i++) scaled[i] = a[i] * k;
    }

    [DerivativeOf(typeof(Scaling), nameof(Scale))]
    internal static void ScaleVjp(ReadOnlySpan<double> a, double k, Span<double> scaled, Span<double> dA, ref double dK, Span<double> dScaled)
    {
        for (int i = 0; i < a.Length; i++)
        {
            dA[i] += k * dScaled[i];
            dK += a[i] * dScaled[i];
            dScaled[i] = 0;
        }
    }

    [DerivativeOf(typeof(Scaling), nameof(Scale))]
    internal static void ScaleJvp(ReadOnlySpan<double> a, double k, Span<double> scaled, ReadOnlySpan<double> dA, double dK, Span<double> dScaled)
    {
        for (int i = 0; i < a.Length; i++) dScaled[i] = k * dA[i] + a[i] * dK;
    }

    public static void Twice(double[] a)
    {
        for (int i = 0; i < a.Length; i++) a[i] *= 2;
    }

    [DerivativeOf(typeof(Scaling), nameof(Twice))]
    internal static void TwiceVjp(double[] a, Span<double> dA)
    {
        for (int i = 0; i < a.Length; i++) dA[i] *= 2;
    }
}

/// <summary>Functions whose rules need to know what the function has decided.</summary>
public static class Leaky
{
    public static double Relu(double x) => x > 0 ? x : 0.01 * x;

    [AugmentedPrimalOf(typeof(Leaky), nameof(Relu))]
    internal static double ReluAugmented(double x, out bool isPositive)
    {
        isPositive = x > 0;
        return Relu(x);
    }

    [DerivativeOf(typeof(Leaky), nameof(Relu))]
    internal static void ReluVjp(double x, [Saved] bool isPositive, double dRelu, ref double dX) => dX += isPositive ? dRelu : 0.01 * dRelu;

    public static double Total(double[] a)
    {
        double sum = 0;
        foreach (double x in a) sum += Relu(x);
        return sum;
    }

    [AugmentedPrimalOf(typeof(Leaky), nameof(Total))]
    internal static double TotalAugmented(double[] a, out bool[] mask)
    {
        mask = new bool[a.Length];
        for (int i = 0; i < a.Length; i++) mask[i] = a[i] > 0;
        return Total(a);
    }

    [DerivativeOf(typeof(Leaky), nameof(Total))]
    internal static void TotalVjp(double[] a, [Saved] bool[] mask, double dTotal, Span<double> dA)
    {
        for (int i = 0; i < mask.Length; i++) dA[i] += mask[i] ? dTotal : 0.01 * dTotal;
    }
}

/// <summary>An object with a method that has a rule.</summary>
public sealed class Gain(double factor)
{
    public double Factor { get; } = factor;

    public double Apply(double x) => decimal.ToDouble((decimal)(Factor * x));

    [DerivativeOf(typeof(Gain), nameof(Apply))]
    internal static void ApplyVjp(Gain gain, double x, double dApply, ref double dX) => dX += dApply * gain.Factor;
}
