using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>System.Numerics.Complex.</summary>
/// <remarks>|z^2| = x^2+y^2: needs struct rules and a stated convention, else a diagnostic.</remarks>
public static partial class E14
{
    [Case("3, 4", Value = 25, Gradient = "6, 8")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        var z = new Complex(x, y);
        z *= z;
        return z.Magnitude;
    }
}
