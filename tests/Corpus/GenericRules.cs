using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Rules of generic methods: the rule has type parameters of its own, and is used at the types that the method is called with.</summary>
public static partial class GenericRules
{
    // At 0 the slope of the logistic function is 1/4.
    [Case("0, 3", Value = 1.5, Gradient = "0.75, 0.5")]
    [Case("0, 3", Value = 1.5, Gradient = "0.75, 0.5", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T AtItsOwnType<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => y * Logistic.Of(x);

    [Case("2", Value = 0.88079707797788243, Gradient = "0.10499358540350652")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AtANumber(double x) => Logistic.Of(x);

    // Of eᶻ − 1 with z = 2x, at 0, where the body itself has no curvature.
    [Case("0", Value = 0, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T WithoutAnythingSaved<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> => Logistic.Growth(x + x);
}

/// <summary>Generic functions with rules.</summary>
public static class Logistic
{
    public static T Of<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    [AugmentedPrimalOf(typeof(Logistic), nameof(Of))]
    public static T OfAugmented<T>(T x, out T slope)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T value = Of(x);
        slope = value * (T.One - value);
        return value;
    }

    [DerivativeOf(typeof(Logistic), nameof(Of))]
    public static void OfVjp<T>(T x, [Saved] T slope, T dResult, ref T dX)
        where T : unmanaged, IFloatingPointIeee754<T> => dX += dResult * slope;

    public static T Growth<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Exp(x) == T.One ? x : T.Exp(x) - T.One;

    [DerivativeOf(typeof(Logistic), nameof(Growth))]
    public static void GrowthVjp<T>(T x, T dResult, ref T dX)
        where T : unmanaged, IFloatingPointIeee754<T> => dX += dResult * T.Exp(x);
}
