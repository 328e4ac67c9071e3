using AutoDiffGen;

namespace Corpus;

/// <summary>Interpolated / formatted value used numerically.</summary>
/// <remarks>Active value passes through a string: derivative lost, diagnose.</remarks>
public static partial class F40
{
    [Case("1.5", Value = 2.25, Gradient = "1.5")]
    [Refused("ADG0104", Because = "what passes through text has no derivative")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => double.Parse(x.ToString("F2", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) * x;
}
