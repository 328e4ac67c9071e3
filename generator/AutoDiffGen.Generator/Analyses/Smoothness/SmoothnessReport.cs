using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>What there is to say about how smooth a method is.</summary>
/// <param name="Findings">In the order of the source.</param>
/// <param name="Active">The origins of operations that a derivative passes through, for those who look at how formulas are written.</param>
internal sealed record SmoothnessReport(EquatableArray<Finding> Findings, EquatableArray<int> Active);
