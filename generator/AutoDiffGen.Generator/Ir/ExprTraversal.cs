using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Walks and rebuilds expressions.</summary>
internal static class ExprTraversal
{
    public static IEnumerable<Expr> Children(this Expr expr) => expr switch
    {
        Element e => [e.Array, .. e.Indices],
        Length e => [e.Array],
        Unary e => [e.Operand],
        Binary e => [e.Left, e.Right],
        Convert e => [e.Operand],
        Apply e => e.Arguments,
        Select e => [e.Condition, e.WhenTrue, e.WhenFalse],
        Allocate e => e.Lengths,
        Call e => e.Arguments,
        Opaque e => e.Arguments,
        _ => [],
    };

    public static Expr MapChildren(this Expr expr, Func<Expr, Expr> map) => expr switch
    {
        Element e => e with { Array = map(e.Array), Indices = e.Indices.Map(map) },
        Length e => e with { Array = map(e.Array) },
        Unary e => e with { Operand = map(e.Operand) },
        Binary e => e with { Left = map(e.Left), Right = map(e.Right) },
        Convert e => e with { Operand = map(e.Operand) },
        Apply e => e with { Arguments = e.Arguments.Map(map) },
        Select e => e with { Condition = map(e.Condition), WhenTrue = map(e.WhenTrue), WhenFalse = map(e.WhenFalse) },
        Allocate e => e with { Lengths = e.Lengths.Map(map) },
        Call e => e with { Arguments = e.Arguments.Map(map) },
        Opaque e => e with { Arguments = e.Arguments.Map(map) },
        _ => expr,
    };

    public static EquatableArray<T> Map<T>(this EquatableArray<T> items, Func<T, T> map)
        where T : class, IEquatable<T>
    {
        T[]? changed = null;
        for (int i = 0; i < items.Count; i++)
        {
            T mapped = map(items[i]);
            if (changed is null && ReferenceEquals(mapped, items[i])) continue;
            changed ??= [.. items];
            changed[i] = mapped;
        }

        return changed is null ? items : EquatableArray.Of(changed);
    }

    /// <summary>The expression and all its parts, operands before operators.</summary>
    public static IEnumerable<Expr> DescendantsAndSelf(this Expr expr)
    {
        foreach (Expr child in expr.Children())
        {
            foreach (Expr part in child.DescendantsAndSelf()) yield return part;
        }

        yield return expr;
    }

    public static IEnumerable<Local> Reads(this Expr expr) => expr switch
    {
        Read read => [read.Local],
        _ => expr.Children().SelectMany(Reads),
    };

    /// <summary>Whether repeating or moving the computation costs nothing: a variable or a constant.</summary>
    public static bool IsAtom(this Expr expr) => expr is Read or Number or Literal;

    /// <summary>Whether evaluating it twice, or not at all, makes no difference but time. Reads of cells depend on when.</summary>
    public static bool IsPure(this Expr expr) => expr switch
    {
        Call or Allocate => false,
        Opaque opaque => opaque.IsPure && opaque.Arguments.All(IsPure),
        _ => expr.Children().All(IsPure),
    };

    public static bool ReadsCells(this Expr expr) => expr is Element || expr.Children().Any(ReadsCells);
}
