using AutoDiffGen;

namespace Corpus;

/// <summary>A number that converts to its square, and back to what it holds.</summary>
public struct Squared
{
    public double Value;

    public static implicit operator Squared(double number) => new() { Value = number * number };

    public static explicit operator double(Squared squared) => squared.Value;
}

/// <summary>Conversions that a struct declares, where there may be no value.</summary>
public static partial class LiftedConversions
{
    [Case("2, 3", Value = 4, Gradient = "4, 0")]
    [Case("-2, 3", Value = 3, Gradient = "0, 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ToAStruct(double x, double y)
    {
        double? number = x > 0 ? x : null;
        return Converted(number)?.Value ?? y;
    }

    private static Squared? Converted(double? number) => number;

    [Case("2, 3", Value = 36, Gradient = "36, 24")]
    [Case("-2, 3", Value = 9, Gradient = "0, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ToANumber(double x, double y)
    {
        Squared? squared = x > 0 ? x * y : null;
        return (double?)squared ?? (y * y);
    }
}
