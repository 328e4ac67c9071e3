using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>What generated derivatives lean on: the checks of their arguments, and the product of the chain rule.</summary>
/// <remarks>A null array counts as empty. Every check comes before anything is written.</remarks>
public static partial class Derivative
{
    /// <summary>An adjoint times a partial derivative, where a factor that is exactly zero gives exactly zero.</summary>
    /// <remarks>
    /// In floating point 0·∞ and 0·NaN are NaN. In the chain rule a zero factor means that nothing flows along this edge:
    /// the infinite slope of a square root at 0 behind a weight of 0, or in a branch that was not taken, must not spoil the derivative.
    /// Only a product that is NaN can need this, so that is the one test on the way of every other: NaN is what no number,
    /// infinity included, is greater than. (The JIT makes two branches of <c>double.IsNaN</c>.)
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Product(double adjoint, double partial)
    {
        double product = adjoint * partial;
        return product <= double.PositiveInfinity || (adjoint != 0 && partial != 0) ? product : 0;
    }

    /// <inheritdoc cref="Product(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Product(float adjoint, float partial)
    {
        float product = adjoint * partial;
        return product <= float.PositiveInfinity || (adjoint != 0 && partial != 0) ? product : 0;
    }

    /// <inheritdoc cref="Product(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product<T>(T adjoint, T partial) where T : IFloatingPointIeee754<T>
    {
        T product = adjoint * partial;
        return product <= T.PositiveInfinity || (adjoint != T.Zero && partial != T.Zero) ? product : T.Zero;
    }
}
