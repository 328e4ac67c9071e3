using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Fixed point by custom rule.</summary>
/// <remarks>Converged solvers: user rule (implicit function theorem: -y sin(xy)/(1 + x sin(xy))) must replace the tape.</remarks>
public static partial class G14
{
    [Case("0.8", Value = 0.801417854, Gradient = "-0.32420503")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double y = 1;
        for (int i = 0; i < 60; i++)
            y = Math.Cos(x * y);
        return y;
    }
}
