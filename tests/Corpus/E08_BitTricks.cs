using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Bit tricks.</summary>
/// <remarks>f = 2x via exponent bits: derivative is lost through long; must be reported.</remarks>
public static partial class E08
{
    [Refused("ADG0104", Because = "what passes through the bits of a number has no derivative")]
    [Case("3", Value = 6, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        long b = BitConverter.DoubleToInt64Bits(x);
        return BitConverter.Int64BitsToDouble(b + (1L << 52));
    }
}
