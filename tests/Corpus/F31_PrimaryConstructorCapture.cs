using AutoDiffGen;

namespace Corpus;

/// <summary>Primary constructor capture.</summary>
/// <remarks>The parameter is a hidden field; an object that holds a derivative is refused.</remarks>
public static partial class F31
{
    private sealed class M(double w)
    {
        public double F(double x) => w * x * x;
    }

    [Case("2, 3", Value = 18, Gradient = "9, 12")]
    [Refused("ADG0103", Because = "an object that holds a derivative")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double F(double w, double x) => new M(w).F(x);

    [Case("3", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Constant(double x) => new M(2).F(x);
}
