using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Quaternions and matrices of <c>System.Numerics</c>, which compute in single precision.</summary>
public static partial class Rotations
{
    [Case("[0.5, -0.25, 1, 2], [1, 2, -1]", Value = 18.75, Gradient = "[12, -6, -12, 21], [13, 2.875, -0.3125]", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Rotated(Quaternion q, Vector3 v)
    {
        Vector3 r = Vector3.Transform(v, q);
        return r.X + 2 * r.Y + r.Z * v.X;
    }

    [Case("0.7, [1, 2, 3]", Value = 14.694808588, Gradient = "-0.841435298, [0.63599865, 1.5222511, 3.358311675]", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float AboutAnAxis(float angle, Vector3 v)
    {
        var q = Quaternion.CreateFromAxisAngle(new Vector3(0, 0.6f, 0.8f), angle);
        Vector3 r = Vector3.Transform(v, q * Quaternion.Conjugate(q) * q);
        return Vector3.Dot(r, new Vector3(1, 2, 3)) + q.W;
    }

    [Case("[0.5, -0.25, 1, 2], [1, 2, -1, 0.5]", Value = 8.769886114, Gradient = "[1.275430458, 1.348534771, -0.426639084, 3.995471831], [0.39585, 3.511075, -0.2121, 4.0198]", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Algebra(Quaternion a, Quaternion b)
    {
        Quaternion c = a / b + Quaternion.Concatenate(a, b) * 0.5f - Quaternion.Normalize(-b);
        return c.X + 2 * c.Y - c.Z * c.W + a.Length() + Quaternion.Dot(a, b);
    }

    [Case("0.3, [1, 2, 3]", Value = 14.835817689, Gradient = "-35.793155061, [1.303465708, 1.521471625, 2.716894678]", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Chain(float angle, Vector3 v)
    {
        Matrix4x4 m = Matrix4x4.CreateRotationX(angle) * Matrix4x4.CreateTranslation(v.Z, 1, 2) * Matrix4x4.CreateScale(2, angle, 1) * Matrix4x4.Transpose(Matrix4x4.CreateRotationZ(2 * angle));
        Vector3 place = Vector3.Transform(v, m), direction = Vector3.TransformNormal(v, Matrix4x4.CreateRotationY(angle));
        return place.X + 2 * place.Y + 3 * place.Z + direction.X * direction.Z + m.M11 * m.M42;
    }

    [Case("[1, 2, 3, 4, 5, 6], [7, 8]", Value = 63.875, Gradient = "[7.5, 3.8125, 4.875, 6.5625, -1.25, -3.5], [3.75, 8.25]", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float InThePlane(Matrix3x2 m, Vector2 v)
    {
        Matrix3x2 twice = m * Matrix3x2.CreateScale(0.5f) + m * 0.25f;
        Vector2 place = Vector2.Transform(v, twice);
        return place.X + place.Y * 2 + twice.GetDeterminant() - (m * m).M32;
    }

    [Refused("ADG0110")]
    [Case("[0, 0, 0, 1], [0, 0, 1, 0]", Value = 0, Gradient = "[0.70710678, 0, 0, 0], [0.70710678, 0, 0, 0]", Tolerance = 1e-5)]
    [Differentiable]
    public static float NoFormula(Quaternion a, Quaternion b) => Quaternion.Slerp(a, b, 0.5f).X;
}
