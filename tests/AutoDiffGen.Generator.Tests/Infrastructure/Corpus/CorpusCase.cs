using System.Collections.Immutable;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

/// <summary>A point of a corpus method with what must come out.</summary>
internal sealed record CorpusCase(CorpusMethod Method, int Index, ImmutableArray<string> Arguments, ImmutableArray<Slot> Slots, ImmutableArray<double> Point)
{
    public string Id => $"{Method.Id} #{Index}";

    public double Value { get; init; }

    /// <summary>The derivative of the value by each number of the inputs.</summary>
    public ImmutableArray<double> Gradient { get; init; } = [];

    /// <summary>What the method leaves in all its active parameters, or nothing when the case does not say.</summary>
    public ImmutableArray<double> Leaves { get; init; } = [];

    public bool IsKink { get; init; }

    public double Tolerance { get; init; }

    public string Receiver { get; init; } = "";

    public bool IsSinglePrecision => Method.ResultElement == "float" || Slots.Any(s => s.Element == "float") || Tolerance > 1e-7;

    /// <summary>Whether there are numbers of <c>Half</c> somewhere, which have eleven digits.</summary>
    public bool IsHalfPrecision => Tolerance > 1e-3;

    /// <summary>Positions of the inputs among all numbers.</summary>
    public IEnumerable<int> Inputs => Slots.Where(s => s.IsRead).SelectMany(s => s.Indices);

    /// <summary>Positions of the numbers that the method writes.</summary>
    public IEnumerable<int> Written => Slots.Where(s => s.IsWritten).SelectMany(s => s.Indices);

    public override string ToString() => Id;
}

/// <summary>A method of the corpus that is annotated.</summary>
/// <param name="Id">The type and the signature.</param>
/// <param name="Call">How to call it, up to the name: <c>global::Corpus.A01.@F</c>, or <c>@F</c> for a method of an instance.</param>
/// <param name="ResultElement"><c>double</c>, <c>float</c>, or nothing when the method is void.</param>
/// <param name="Refused">The diagnostic that refuses it, or nothing.</param>
internal sealed record CorpusMethod(string Id, string File, string Call, string ResultElement, Derivatives Derivatives, string Refused)
{
    public bool ReturnsNumber => ResultElement.Length > 0;

    /// <summary>With the angle brackets; empty if the method is not generic.</summary>
    public string TypeArguments { get; init; } = "";

    /// <summary>Why it is refused, where the corpus says so.</summary>
    public string Because { get; init; } = "";

    /// <summary>The parameter types as a driver declares them.</summary>
    public required ImmutableArray<string> ParameterTypes { get; init; }

    public override string ToString() => Id;
}
