using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Vectors of float as arrays, spans and read-only spans.</summary>
public static partial class FloatVectors
{
    [Case("[1, 2, 3], [4, 5, 6]", Value = 32, Gradient = "[4, 5, 6], [1, 2, 3]", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Dot(ReadOnlySpan<float> a, Span<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    [Case("[3, 4]", Value = 5, Gradient = "[0.6, 0.8]", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Norm(float[] a)
    {
        var sum = 0f;
        foreach (var x in a)
        {
            sum += x * x;
        }

        return MathF.Sqrt(sum);
    }
}
