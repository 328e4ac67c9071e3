using AutoDiffGen;

namespace Corpus;

/// <summary>Methods that call others of the same object.</summary>
public partial class InstanceCalls(double rate)
{
    private readonly double k = rate;

    private double Scale { get; set; } = 2;

    [Case("3", Value = 19.5, Gradient = "11", Receiver = "new Corpus.InstanceCalls(1.5)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Twice(double x) => Square(x) + this.Linear(x);

    private double Square(double x) => k * x * x;

    private double Linear(double x)
    {
        if (x < 0) return 0;
        return Scale * x + k * Half(x) - 0.25 * x * k - 0.25 * k * x;
    }

    private static double Half(double x) => x / 2;

    [Case("3", Value = 6, Gradient = "2", Receiver = "new Corpus.InstanceCalls(1.5)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Virtual(double x) => Overridable(x);

    protected virtual double Overridable(double x) => 2 * x;
}

/// <summary>Structs in fields: what changes them is not lost.</summary>
public partial class StructFields
{
    private struct Two
    {
        public double A, B;
    }

    private Two changing = new() { A = 1, B = 2 };

    private readonly Two fixedPair = new() { A = 3, B = 4 };

    [Case("2", Value = 14, Gradient = "7", Receiver = "new Corpus.StructFields()")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Read(double x)
    {
        var copy = fixedPair;
        copy.A *= x;
        return copy.A + fixedPair.B * x;
    }

    [Case("2", Value = 5, Gradient = "2", Receiver = "new Corpus.StructFields()")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
    public double Method(double x) => changing.A + changing.B * x;
}
