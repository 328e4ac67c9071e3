using System.Diagnostics;
using AutoDiffGen;

namespace Corpus;

/// <summary>[Conditional] call with a side effect in its argument.</summary>
/// <remarks>The call AND its argument vanish unless the symbol is defined; a transform that lifts x *= 2 out gives 4x^2.</remarks>
public static partial class F37
{
    [Conditional("NEVER_DEFINED")]
    private static void Trace(double v)
    {
    }

    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        Trace(x *= 2);
        return x * x;
    }
}
