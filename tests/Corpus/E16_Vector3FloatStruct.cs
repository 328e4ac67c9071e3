using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Vector3 (float struct).</summary>
/// <remarks>x(x^2+y^2+4): constructor, field read, library method; float precision.</remarks>
public static partial class E16
{
    [Case("1, 3", Value = 14, Gradient = "16, 6", Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(float x, float y)
    {
        var v = new Vector3(x, y, 2);
        return Vector3.Dot(v, v) * v.X;
    }
}
