using AutoDiffGen;

namespace Corpus;

/// <summary>Instance methods: fields and properties of the receiver are constants.</summary>
public partial class InstanceMethods
{
    public double Bias = 1;
    private readonly double[] _weights = [2, 3];

    public double Slope { get; init; } = 4;

    [Case("5", Value = 21, Gradient = "4", Receiver = "new Corpus.InstanceMethods()")]
    [Case("5", Value = 52, Gradient = "10", Receiver = "new Corpus.InstanceMethods { Slope = 10, Bias = 2 }")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Line(double x) => Slope * x + Bias;

    [Case("[5, 7]", Value = 31, Gradient = "[2, 3]", Receiver = "new Corpus.InstanceMethods { Bias = 0 }")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Dot(double[] x)
    {
        double sum = this.Bias;
        for (int i = 0; i < x.Length; i++) sum += _weights[i] * x[i];
        return sum;
    }
}
