using AutoDiffGen;

namespace Corpus;

/// <summary>Lock / using.</summary>
/// <remarks>Reverse code must not re-enter the lock or use the disposed object.</remarks>
public static partial class F28
{
    private static readonly object Gate = new();

    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double F(double x)
    {
        lock (Gate)
        {
            using var m = new System.IO.MemoryStream();
            return x * x;
        }
    }
}
