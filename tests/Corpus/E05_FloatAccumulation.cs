using AutoDiffGen;

namespace Corpus;

/// <summary>Float accumulation.</summary>
/// <remarks>Gradient type is float[]; accumulate adjoints in double if asked (long loops lose bits).</remarks>
public static partial class E05
{
    [Case("[1, 2]", Value = 5, Gradient = "[2, 4]", Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(float[] a)
    {
        float s = 0;
        foreach (var v in a)
            s += v * v;
        return s;
    }
}
