using AutoDiffGen;

namespace Corpus;

/// <summary>Primary constructor capture.</summary>
/// <remarks>The parameter is a hidden field, which has no name; the object is taken apart into variables.</remarks>
public static partial class F31
{
    private sealed class M(double w)
    {
        public double F(double x) => w * x * x;
    }

    [Case("2, 3", Value = 18, Gradient = "9, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double w, double x) => new M(w).F(x);

    [Case("3", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Constant(double x) => new M(2).F(x);
}
