using AutoDiffGen;

namespace Corpus;

/// <summary>A tuple as mutable state in a loop.</summary>
/// <remarks>x^3 + 2x: all elements are updated at once.</remarks>
public static partial class F46
{
    [Case("2", Value = 12, Gradient = "14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        var state = (A: 1.0, B: x);
        for (int i = 0; i < 3; i++) state = (state.B, state.A + state.B * x);
        return state.A;
    }
}
