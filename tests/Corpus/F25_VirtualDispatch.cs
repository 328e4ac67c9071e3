using AutoDiffGen;

namespace Corpus;

/// <summary>Virtual dispatch.</summary>
/// <remarks>Derivative must be virtual too: generate an override per class; warn when an override lacks one.</remarks>
public static partial class F25
{
    private abstract class Layer
    {
        public abstract double F(double x);
    }

    private sealed class Squaring : Layer
    {
        public override double F(double x) => x * x;
    }

    private sealed class Tripling : Layer
    {
        public override double F(double x) => 3 * x;
    }

    [Case("2", Value = 36, Gradient = "36")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        foreach (Layer l in new Layer[] { new Tripling(), new Squaring() })
            x = l.F(x);
        return x;
    }
}
