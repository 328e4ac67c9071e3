using AutoDiffGen;

namespace Corpus;

/// <summary>Dynamic.</summary>
/// <remarks>Late binding: error.</remarks>
public static partial class F47
{
    [Case("3", Value = 9, Gradient = "6")]
    [Refused("ADG0103", Because = "what `dynamic` runs is not known before it runs")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        dynamic d = x;
        return d * d;
    }
}
