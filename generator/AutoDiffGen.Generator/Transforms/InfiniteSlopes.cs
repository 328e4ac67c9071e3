using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Finds functions whose slope can be infinite where their value is not: √x at 0.</summary>
internal static class InfiniteSlopes
{
    public static bool Any(Block body, ActivityAnalysis activity) => body.DescendantStatements().OfType<Define>().Any(d =>
        d.Value is Apply && activity.IsActive(d.Target)
        && ChainRule.TermsOf(d.Value, new Read(d.Target), activity.IsActive).Any(t => t.Partial.MayBeInfinite));
}
