using AutoDiffGen;

namespace Corpus;

/// <summary>Struct of arrays as parameter.</summary>
/// <remarks>Gradient has the shape of the parameter object (tangent type synthesis).</remarks>
public static partial class G19
{
    public sealed class P
    {
        public double[] W = [];
        public double B;
    }

    private static double Square(P q, double x)
    {
        double s = q.B;
        foreach (var w in q.W)
            s = s * x + w;
        return s * s;
    }

    [Case("[1, 2, 3]", Value = 256, Gradient = "[64, 32, 128]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] p) => Square(new P { W = new[] { p[0], p[1] }, B = p[2] }, 2.0);
}
