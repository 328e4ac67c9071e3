using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The derivatives of what generated code calls in the runtime library, for derivatives of derivatives.</summary>
internal static class RuntimeRules
{
    public static IEnumerable<DerivativeRule> All { get; } =
    [
        new DerivativeRule(
            "Derivative.Product",
            RuleKind.Smooth,
            EquatableArray.Of("x", "y"),
            EquatableArray.Of("M:AutoDiffGen.Derivative.Product(System.Double,System.Double)", "M:AutoDiffGen.Derivative.Product(System.Single,System.Single)"))
        {
            Formula = operands => ImmutableArray.Create<Partial?>(new Partial(operands[1]), new Partial(operands[0])),
        }.Guarded(),
    ];
}
