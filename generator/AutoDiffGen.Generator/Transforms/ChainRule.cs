using System.Collections.Immutable;
using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Products of derivatives and partial derivatives, for both modes.</summary>
internal static class ChainRule
{
    /// <summary>A variable operand and the partial derivative with respect to it.</summary>
    public readonly record struct Term(Local Operand, Partial Partial);

    /// <summary>The partial derivatives of an operation, one per variable: those of a variable that occurs twice are added.</summary>
    public static IEnumerable<Term> TermsOf(Expr value, Expr result, Func<Expr, bool> isActive)
    {
        var terms = new List<Term>();
        Expr[] operands = [.. value.Children()];
        bool[] active = [.. operands.Select(isActive)];
        if (!active.Any(a => a)) return terms;

        var partials = value is Binary { Operator: BinaryOperator.Divide } quotient && active.All(a => a) && quotient.Left != quotient.Right
            ? OfQuotient(quotient, result)
            : RuleTable.PartialsOf(value, result, active.ToEquatableArray());
        for (int i = 0; i < operands.Length; i++)
        {
            if (!active[i] || partials[i] is not { } partial) continue;
            Local operand = ((Read)operands[i]).Local;
            int earlier = terms.FindIndex(t => t.Operand.Equals(operand));
            if (earlier < 0) terms.Add(new Term(operand, partial));
            else terms[earlier] = new Term(operand, Sum(terms[earlier].Partial, partial));
        }

        return terms;
    }

    /// <summary>1/y and -r·(1/y): d/y serves both.</summary>
    private static ImmutableArray<Partial?> OfQuotient(Binary quotient, Expr result)
    {
        var inverse = new Partial(1 / quotient.Right) { NeedsGuard = true };
        return [inverse, new Partial(-result) { NeedsGuard = true, Shared = inverse.Value }];
    }

    private static Partial Sum(Partial first, Partial second) => new(first.Value == second.Value ? 2 * first.Value : first.Value + second.Value)
    {
        NeedsGuard = first.NeedsGuard || second.NeedsGuard,
        MayBeInfinite = first.MayBeInfinite || second.MayBeInfinite,
    };

    /// <summary>
    /// derivative · partial. Where one of them can be infinite, a factor that is exactly zero must still give zero, so that
    /// nothing comes out of a branch not taken: then the product is the structural-zero product.
    /// </summary>
    /// <param name="derivative">The adjoint of the result, or the tangent of the operand.</param>
    /// <param name="partial">The partial derivative.</param>
    /// <param name="ranges">What is known of the values in it: a reciprocal of 1 + x² needs no guard.</param>
    public static Adjoint Contribution(Adjoint derivative, Partial partial, Ranges ranges)
    {
        if (partial.Shared is { } shared) derivative = Contribution(derivative, new Partial(shared) { NeedsGuard = partial.NeedsGuard }, ranges);
        bool isKnown = derivative.Value is Number { Value: not 0 };
        bool isTame = derivative.IsTame && !partial.MayBeInfinite && (!partial.NeedsGuard || ranges.IsBounded(partial.Value));
        bool guard = partial.NeedsGuard && !isKnown && !isTame || derivative.MayBeInfinite && partial.Value is not Number { Value: not 0 };
        Expr product = guard ? Algebra.GuardedProduct(derivative.Value, partial.Value) : derivative.Value * partial.Value;
        return new Adjoint(product, derivative.MayBeInfinite || partial.MayBeInfinite) { IsTame = isTame };
    }
}
