using AutoDiffGen.Generator.Analyses.Smoothness;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Analyzers;

/// <summary>What the compiler says about a method, in terms of the origins of its program.</summary>
/// <param name="Obstacles">Why it cannot be differentiated.</param>
/// <param name="Smoothness">What else there is to say, when it can.</param>
internal sealed record Verdict(EquatableArray<Obstacle> Obstacles, SmoothnessReport? Smoothness);
