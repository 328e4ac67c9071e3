using AutoDiffGen;

namespace Corpus;

/// <summary>Active loop counter.</summary>
/// <remarks>The counter itself carries derivative: 14x^2 -&gt; 28x (clad#474: active loop variable).</remarks>
public static partial class B08
{
    [Case("0.3", Value = 1.26, Gradient = "8.4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double s = 0;
        for (double t = x; t < 1; t += x)
            s += t * t;
        return s;
    }
}
