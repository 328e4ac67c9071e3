using AutoDiffGen;

namespace Corpus;

/// <summary>Methods in a record struct and a record, static and of an instance.</summary>
public readonly partial record struct RecordStructContainer(double Rate, int Steps)
{
    [Case("2", Value = 4.5, Gradient = "2.25", Receiver = "new Corpus.RecordStructContainer(0.5, 2)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Grow(double x)
    {
        for (int i = 0; i < Steps; i++) x += Rate * x;
        return x;
    }

    [Case("2", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Cube(double x) => x * x * x;
}

/// <summary>A record with a positional parameter that its method reads.</summary>
public partial record RecordContainer(double Factor)
{
    [Case("3", Value = 18, Gradient = "12", Receiver = "new Corpus.RecordContainer(2)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Scaled(double x) => Factor * x * x;
}
