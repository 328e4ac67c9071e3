using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Atan2 on the branch cut and at the origin.</summary>
/// <remarks>x/(x^2+y^2), -y/(x^2+y^2): argument order; 0/0 at the origin needs a policy.</remarks>
public static partial class D28
{
    [Case("1, 2", Value = 0.463647609, Gradient = "0.4, -0.2")]
    [Case("0, -1", Value = 3.14159265, Gradient = "-1, 0", Kink = true)]
    [Case("0, 0", Value = 0, Gradient = "0, 0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double y, double x) => Math.Atan2(y, x);
}
