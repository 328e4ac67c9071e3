using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>A type for any floating-point type, with methods to differentiate.</summary>
public sealed partial class GenericNeuron<T>(T[] weights, T bias)
    where T : IFloatingPointIeee754<T>
{
    private readonly T scale = T.CreateChecked(3);

    [Case("[2, 1]", Value = 2.5, Gradient = "[0.08333333333333333, 0.08333333333333333]", Receiver = "new Corpus.GenericNeuron<double>(new double[] { 1, 1 }, 2)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public T Output(ReadOnlySpan<T> x)
    {
        T sum = bias;
        for (int i = 0; i < x.Length; i++) sum += weights[i] * x[i];
        return Activation(sum) * scale;
    }

    private static T Activation(T x) => x / (T.One + T.Abs(x));

    [Case("3", Value = 0.75, Gradient = "0.0625")]
    [Case("3", Value = 0.75, Gradient = "0.0625", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Activated(T x) => Activation(x);
}
