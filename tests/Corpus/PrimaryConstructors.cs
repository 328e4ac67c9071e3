using AutoDiffGen;

namespace Corpus;

/// <summary>Parameters of a primary constructor are constants to the methods of the type.</summary>
public sealed partial class PrimaryConstructors(double scale, double[] weights, int count)
{
    [Case("0.7", Value = 14.734124999999997, Gradient = "38.058749999999996", Receiver = "new Corpus.PrimaryConstructors(1.5, new double[] { 2, 3, 4 }, 3)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Weighted(double x)
    {
        double s = 0;
        for (int i = 0; i < count; i++) s = s * x * scale + weights[i] * Half(x, scale);
        return s;
    }

    private double Half(double x, double scale) => x * scale * count * 0.5;
}

/// <summary>The same of a struct.</summary>
public readonly partial struct PrimaryConstructorOfAStruct(double scale)
{
    [Case("0.7", Value = 0.7349999999999999, Gradient = "2.0999999999999996", Receiver = "new Corpus.PrimaryConstructorOfAStruct(1.5)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Scaled(double x) => x * x * scale;
}
