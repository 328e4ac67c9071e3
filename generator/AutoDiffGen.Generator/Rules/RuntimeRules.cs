using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The runtime library: what generated code calls, for derivatives of derivatives, and what users call to stop them.</summary>
internal static class RuntimeRules
{
    public static IEnumerable<DerivativeRule> All { get; } =
    [
        new DerivativeRule(
            "Derivative.Product",
            RuleKind.Smooth,
            EquatableArray.Of("x", "y"),
            EquatableArray.Of("M:AutoDiffGen.Derivative.Product(System.Double,System.Double)", "M:AutoDiffGen.Derivative.Product(System.Single,System.Single)", "M:AutoDiffGen.Derivative.Product``1(``0,``0)"))
        {
            Formula = operands => ImmutableArray.Create<Partial?>(new Partial(operands[1]), new Partial(operands[0])),
        }.Guarded(),
        new DerivativeRule(
            "StopGradient",
            RuleKind.Stopping,
            EquatableArray.Of("x"),
            EquatableArray.Of("M:AutoDiffGen.Differentiation.StopGradient(System.Double)", "M:AutoDiffGen.Differentiation.StopGradient(System.Single)", "M:AutoDiffGen.Differentiation.StopGradient``1(``0)")),
    ];
}
