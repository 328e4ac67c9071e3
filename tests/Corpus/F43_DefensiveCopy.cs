using AutoDiffGen;

namespace Corpus;

/// <summary>A method that changes its struct, called on an <c>in</c> parameter.</summary>
/// <remarks>The compiler makes a hidden copy for <c>in</c>: 2x * x, not 2x * 2x.</remarks>
public static partial class F43
{
    private struct S
    {
        public double V;

        public double Bump()
        {
            V *= 2;
            return V;
        }
    }

    [Case("3", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => M(new S { V = x });

    private static double M(in S s) => s.Bump() * s.V;
}
