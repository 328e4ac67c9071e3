using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>All functions whose derivatives are known, by documentation-comment id.</summary>
internal static class RuleTable
{
    private static readonly Dictionary<string, DerivativeRule> Rules =
        All().SelectMany(rule => rule.Keys.Select(key => (key, rule))).ToDictionary(entry => entry.key, entry => entry.rule, StringComparer.Ordinal);

    public static IEnumerable<DerivativeRule> All() => MathRules.All.Concat(RuntimeRules.All);

    /// <summary>Whether a call of the method is an <see cref="Apply"/>.</summary>
    public static bool Contains(string id) => Rules.ContainsKey(id);

    public static bool TryGet(string id, [NotNullWhen(true)] out DerivativeRule? rule) => Rules.TryGetValue(id, out rule);

    /// <summary>What an operation that <see cref="PartialsOf"/> knows is computed from.</summary>
    public static EquatableArray<Expr> OperandsOf(Expr node) => OperatorRules.OperandsOf(node);

    /// <summary>The partial derivatives of an <see cref="Apply"/>, arithmetic operator or numeric conversion, one for each operand.</summary>
    /// <param name="node">The operation; its operands may be repeated in the partials.</param>
    /// <param name="result">Its value, for partials that reuse it.</param>
    /// <param name="active">Which operands a derivative is wanted for.</param>
    /// <returns>Null where the derivative is zero everywhere, or not wanted.</returns>
    public static ImmutableArray<Partial?> PartialsOf(Expr node, Expr result, EquatableArray<bool> active)
    {
        if (node is Apply apply) return Rules[apply.Function].PartialsOf(apply.Arguments, result, active);
        if (!node.Type.IsRealScalar) return [.. OperandsOf(node).Select(_ => (Partial?)null)];
        return [.. OperatorRules.PartialsOf(node, result).Select((partial, i) => active[i] ? partial : null)];
    }
}
