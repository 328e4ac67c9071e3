using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Elementary functions where the obvious formula loses digits.</summary>
internal static class Accurate
{
    /// <summary>log(1 + x), to full relative accuracy near 0, which <c>T.LogP1</c> does not have. Source: W. Kahan; Goldberg 1991, theorem 4.</summary>
    public static T LogOnePlus<T>(T x) where T : IFloatingPointIeee754<T>
    {
        T sum = T.One + x;
        if (sum == T.One) return x;
        return T.IsPositiveInfinity(sum) ? sum : T.Log(sum) * (x / (sum - T.One));
    }

    /// <summary>eˣ − 1, to full relative accuracy near 0, which <c>T.ExpM1</c> does not have. Source: W. Kahan; Higham 2002, section 1.14.1.</summary>
    public static T ExpMinusOne<T>(T x) where T : IFloatingPointIeee754<T>
    {
        T power = T.Exp(x), difference = power - T.One;
        if (power == T.One) return x;
        return difference == -T.One || T.IsPositiveInfinity(power) ? difference : difference * (x / T.Log(power));
    }

    /// <summary>Reverse mode of <see cref="LogOnePlus"/>, 1/(1 + x): that of its formula would cancel. At ∞ it is 0, also times what a function of the infinite logarithm gives.</summary>
    [DerivativeOf(typeof(Accurate), nameof(LogOnePlus))]
    public static void LogOnePlusVjp<T>(T x, T dResult, ref T dX) where T : IFloatingPointIeee754<T>
    {
        if (!T.IsPositiveInfinity(x)) dX += dResult / (T.One + x);
    }

    /// <summary>Reverse mode of <see cref="ExpMinusOne"/>, eˣ: that of its formula would cancel.</summary>
    [DerivativeOf(typeof(Accurate), nameof(ExpMinusOne))]
    public static void ExpMinusOneVjp<T>(T x, T dResult, ref T dX) where T : IFloatingPointIeee754<T> => dX += dResult * T.Exp(x);

    /// <summary>a·b, but 0 where a is 0, whatever b is.</summary>
    public static T Product<T>(T a, T b) where T : IFloatingPointIeee754<T> => T.IsZero(a) ? T.Zero : a * b;

    /// <summary>w·x, but 0 where the constant w is 0, whatever x is.</summary>
    public static T Weighted<T>(T weight, T x) where T : IFloatingPointIeee754<T> => Product(weight, x);

    /// <summary>Reverse mode of <see cref="Weighted"/>, without a branch.</summary>
    [DerivativeOf(typeof(Accurate), nameof(Weighted))]
    public static void WeightedVjp<T>([Constant] T weight, T x, T dResult, ref T dX) where T : IFloatingPointIeee754<T> => dX += dResult * weight;

    /// <summary>x^p of a number x that is not negative.</summary>
    public static T Power<T>(T x, T exponent) where T : IFloatingPointIeee754<T> => T.Pow(x, exponent);

    /// <summary><see cref="Power"/>, which its derivative needs again.</summary>
    [AugmentedPrimalOf(typeof(Accurate), nameof(Power))]
    public static T PowerAugmented<T>(T x, [Constant] T exponent, out T power) where T : IFloatingPointIeee754<T> => power = Power(x, exponent);

    /// <summary>Reverse mode of <see cref="Power"/>, p·x^p/x from the power that is known, and 0 at 0; divided first, so that a tiny x is no obstacle.</summary>
    [DerivativeOf(typeof(Accurate), nameof(Power))]
    public static void PowerVjp<T>(T x, [Constant] T exponent, [Saved] T power, T dResult, ref T dX) where T : IFloatingPointIeee754<T>
    {
        if (!T.IsZero(x)) dX += dResult * exponent / x * power;
    }

    /// <summary>−1, 0 or 1, so that |x| is sgn(x)·x.</summary>
    [NonDifferentiable]
    public static T Sign<T>(T x) where T : IFloatingPointIeee754<T> => T.IsZero(x) ? T.Zero : T.CopySign(T.One, x);
}
