using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>A measurement that is an object.</summary>
public sealed record Measurement(double At, double Value, int Weight);

/// <summary>Where something is.</summary>
public readonly record struct MeasuringSite(double X, double Y);

/// <summary>A measurement that is a struct, with another in it.</summary>
public readonly record struct Located(MeasuringSite Place, double? Value, string Name);

/// <summary><c>foreach</c> over data whose elements are taken apart: records, structs of structs, values that may be missing.</summary>
public static partial class DeconstructedElements
{
    [Case("2, [new(1, 3, 1), new(2, 5, 2)]", Value = 3, Gradient = "-10")]
    [Case("2, []", Value = 0, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListOfRecords(double slope, [Constant] List<Measurement> data)
    {
        double sum = 0;
        foreach (var (at, value, weight) in data)
        {
            double off = value - slope * at;
            sum += weight * off * off;
        }

        return sum;
    }

    [Case("2, [new(1, 3, 1), new(2, 5, 2), null]", Value = 3, Gradient = "-10")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SequenceOfRecords(double slope, [Constant] IEnumerable<Measurement?> data)
    {
        double sum = 0;
        foreach (var (at, value, weight) in Known(data))
        {
            if (weight < 0) continue;
            double off = value - slope * at;
            sum += weight * off * off;
        }

        return sum;
    }

    private static IReadOnlyList<Measurement> Known(IEnumerable<Measurement?> data)
    {
        var known = new List<Measurement>();
        foreach (Measurement? one in data)
        {
            if (one is not null) known.Add(one);
        }

        return known;
    }

    [Case("3, [new(1, 2, 5), new(2, 4, 7)]", Value = 27, Gradient = "18")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ArrayOfRecords(double k, [Constant] Measurement[] data)
    {
        double sum = 0;
        foreach ((double at, _, _) in data) sum += at * k * k;
        return sum;
    }

    [Case("3, [new(new(1, 2), 4, \"ab\"), new(new(5, 6), null, \"c\")]", Value = 39, Gradient = "13")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double StructsOfStructs(double k, [Constant] List<Located> data)
    {
        double sum = 0;
        foreach (var (place, value, name) in data) sum += k * (place.X * (value ?? 1)) * name.Length;
        return sum;
    }
}
