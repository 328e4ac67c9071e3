using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Log of a probability that underflows.</summary>
/// <remarks>Value is -inf (underflow): naive gradient NaN, with strong zero 0, true slope 1. Only a LogSigmoid intrinsic is right; NaN tracing must name the Log line.</remarks>
public static partial class D37
{
    [Case("0", Value = -0.693147181, Gradient = "0.5")]
    [Case("-1000", Value = double.NegativeInfinity, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double z) => Math.Log(1 / (1 + Math.Exp(-z)));
}
