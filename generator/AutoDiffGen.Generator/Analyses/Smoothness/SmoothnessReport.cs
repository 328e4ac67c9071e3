using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>What there is to say about how smooth a method is.</summary>
/// <param name="Findings">In the order of the source.</param>
/// <param name="Active">The origins of operations that a derivative passes through, for those who look at how formulas are written.</param>
/// <param name="Overflowing">Those of them that are made of a power or a square which is not known to stay within the range of numbers.</param>
internal sealed record SmoothnessReport(EquatableArray<Finding> Findings, EquatableArray<int> Active, EquatableArray<int> Overflowing);
