using AutoDiffGen;

namespace Corpus;

/// <summary>Local function mutating a captured variable.</summary>
/// <remarks>Hidden inputs (x) and in-out (acc) must become explicit.</remarks>
public static partial class F14
{
    [Case("2, 3", Value = 10, Gradient = "7, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double acc = 0;
        void Add(double v)
        {
            acc += v * x;
        }

        Add(x);
        Add(y);
        return acc;
    }
}
