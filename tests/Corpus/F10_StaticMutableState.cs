using AutoDiffGen;

namespace Corpus;

/// <summary>Static mutable state.</summary>
/// <remarks>Support (with save/restore) or error; Swift: "cannot differentiate writes to global variables"; Mooncake silently gives a wrong (partial) gradient.</remarks>
public static partial class F10
{
    private static double s_stored;

    [Case("3", Value = 12, Gradient = "7")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double F(double x)
    {
        s_stored = x;
        s_stored *= s_stored;
        return s_stored + x;
    }
}
