using AutoDiffGen;

namespace Corpus;

/// <summary>Types, methods, parameters and locals named by keywords.</summary>
public static partial class @event
{
    [Case("2, 3", Value = 18, Gradient = "9, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double @params(double @class, double @new)
    {
        double @return = @class * @new;
        double @out = @return * @new;
        return @out;
    }

    [Case("[1, 2], 2", Value = 6, Gradient = "[2, 2], 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Sum(double[] @in, double @ref)
    {
        double @for = 0;
        foreach (double @foreach in @in) @for += @foreach * @ref;
        return @for;
    }
}
