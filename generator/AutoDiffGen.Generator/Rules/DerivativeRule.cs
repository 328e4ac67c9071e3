using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>A row of the rule table: how one function, in all its overloads, is differentiated.</summary>
/// <param name="Name">The function's name: <c>Atan2</c>.</param>
/// <param name="Parameters">Their names: x, y, z are real, n is an integer.</param>
/// <param name="Keys">The documentation-comment ids of the overloads.</param>
internal sealed record DerivativeRule(string Name, RuleKind Kind, EquatableArray<string> Parameters, EquatableArray<string> Keys)
{
    public int Arity => Parameters.Count;

    /// <summary>Makes the partial derivatives; null stands for one that is zero everywhere.</summary>
    public Func<Operands, ImmutableArray<Partial?>> Formula { get; init; } = NoPartials;

    /// <summary>The partial derivative with respect to each argument; null where it is zero everywhere or not wanted.</summary>
    public ImmutableArray<Partial?> PartialsOf(EquatableArray<Expr> arguments, Expr result, EquatableArray<bool> active) =>
        [.. Formula(new Operands(arguments, result, active)).Select((partial, i) => active[i] ? partial : null)];

    /// <summary>All partials can be infinite or NaN.</summary>
    public DerivativeRule Guarded() => Flagged(partial => partial with { NeedsGuard = true });

    /// <summary>All partials can be infinite where the function's value is finite.</summary>
    public DerivativeRule WithVerticalTangent() => Flagged(partial => partial with { NeedsGuard = true, MayBeInfinite = true });

    private DerivativeRule Flagged(Func<Partial, Partial> flag)
    {
        Func<Operands, ImmutableArray<Partial?>> formula = Formula;
        return this with { Formula = operands => [.. formula(operands).Select(partial => partial is null ? null : flag(partial))] };
    }

    private static ImmutableArray<Partial?> NoPartials(Operands operands) => [.. operands.Arguments.Select(_ => (Partial?)null)];
}
