using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Tells whether a loop changes a value by nothing but additions, s ← s + e with e independent of s, so that the adjoint of s
/// is the same before, during and after the loop.
/// </summary>
internal sealed class RunningSums
{
    private readonly Dictionary<int, int> uses = [];
    private readonly Dictionary<int, Stmt> definitions;

    public RunningSums(Loop loop)
    {
        foreach (Local local in loop.Body.AllOperands().Concat(loop.Carried.Select(c => c.Next)).SelectMany(ExprTraversal.Reads))
        {
            uses[local.Id] = uses.TryGetValue(local.Id, out int count) ? count + 1 : 1;
        }

        definitions = loop.Body.DescendantStatements().SelectMany(s => s.Defines().Select(l => (l, s))).ToDictionary(d => d.l.Id, d => d.s);
    }

    /// <summary>Whether the carried value is such a sum, and is looked at nowhere on its way.</summary>
    public bool Contains(Carried carried) =>
        Follow(carried.Next, carried.Head, Way.Start) is { } way && way.Reads.All(read => uses[read.Key] == read.Value);

    /// <summary>How often each variable is read on the way of a sum from the beginning of an iteration to its end.</summary>
    /// <param name="Reads">By variable: the places where it is read. A place counts once, however many ways lead to it.</param>
    /// <param name="Known">The variables that have been followed, each with the sum that it was followed to.</param>
    private sealed record Way(ImmutableDictionary<int, int> Reads, ImmutableHashSet<(int Local, int Sum)> Known)
    {
        public static Way Start { get; } = new(ImmutableDictionary<int, int>.Empty, []);

        public Way Through(int local) => this with { Reads = Reads.SetItem(local, Reads.TryGetValue(local, out int count) ? count + 1 : 1) };
    }

    /// <summary>The way with the reads from the sum so far to the value; null when more happens to it than that something is added.</summary>
    private Way? Follow(Expr value, Local sum, Way way)
    {
        if (value is not Read { Local: var local }) return null;
        way = way.Through(local.Id);
        if (local.Equals(sum) || way.Known.Contains((local.Id, sum.Id))) return way;
        if (!definitions.TryGetValue(local.Id, out Stmt? definition)) return null;
        Way? whole = definition switch
        {
            Define { Value: Binary { Operator: BinaryOperator.Add } add } => Follow(add.Left, sum, way) ?? Follow(add.Right, sum, way),
            Define { Value: Binary { Operator: BinaryOperator.Subtract } subtract } => Follow(subtract.Left, sum, way),
            If choice when choice.Results.Single(r => r.Target.Equals(local)) is var result =>
                Follow(result.WhenTrue, sum, way) is { } then ? Follow(result.WhenFalse, sum, then) : null,
            Loop inner when inner.Carried.Single(c => c.Result.Equals(local)) is var carried =>
                Follow(carried.Initial, sum, way) is { } before ? Follow(carried.Next, carried.Head, before) : null,
            _ => null,
        };
        return whole is null ? null : whole with { Known = whole.Known.Add((local.Id, sum.Id)) };
    }
}
