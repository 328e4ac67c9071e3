using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Walks and rebuilds expressions.</summary>
internal static class ExprTraversal
{
    public static ExprList Children(this Expr expr) => expr switch
    {
        Element { Indices.Count: 1 } e => new(e.Array, e.Indices[0]),
        Element e => new(EquatableArray.Of([e.Array, .. e.Indices])),
        Length e => new(e.Array),
        Row e => new(e.Array, e.Index),
        Unary e => new(e.Operand),
        Binary e => new(e.Left, e.Right),
        Convert e => new(e.Operand),
        Apply e => e.Arguments,
        Select e => new(e.Condition, e.WhenTrue, e.WhenFalse),
        Allocate e => e.Lengths,
        Call e => e.Arguments,
        Opaque e => e.Arguments,
        _ => ExprList.Empty,
    };

    /// <summary>The expression with other operands; the same object when they are the same.</summary>
    public static Expr MapChildren(this Expr expr, Func<Expr, Expr> map)
    {
        switch (expr)
        {
            case Element e:
                Expr array = map(e.Array);
                EquatableArray<Expr> indices = e.Indices.Map(map);
                return ReferenceEquals(array, e.Array) && indices.IsSame(e.Indices) ? e : e with { Array = array, Indices = indices };
            case Length e:
                return map(e.Array) is var of && ReferenceEquals(of, e.Array) ? e : e with { Array = of };
            case Row e:
                Expr rows = map(e.Array), number = map(e.Index);
                return ReferenceEquals(rows, e.Array) && ReferenceEquals(number, e.Index) ? e : new Row(rows, number);
            case Unary e:
                return map(e.Operand) is var operand && ReferenceEquals(operand, e.Operand) ? e : e with { Operand = operand };
            case Binary e:
                Expr left = map(e.Left), right = map(e.Right);
                return ReferenceEquals(left, e.Left) && ReferenceEquals(right, e.Right) ? e : e with { Left = left, Right = right };
            case Convert e:
                return map(e.Operand) is var converted && ReferenceEquals(converted, e.Operand) ? e : e with { Operand = converted };
            case Apply e:
                return e.Arguments.Map(map) is var arguments && arguments.IsSame(e.Arguments) ? e : e with { Arguments = arguments };
            case Select e:
                Expr condition = map(e.Condition), whenTrue = map(e.WhenTrue), whenFalse = map(e.WhenFalse);
                return ReferenceEquals(condition, e.Condition) && ReferenceEquals(whenTrue, e.WhenTrue) && ReferenceEquals(whenFalse, e.WhenFalse)
                    ? e
                    : e with { Condition = condition, WhenTrue = whenTrue, WhenFalse = whenFalse };
            case Allocate e:
                return e.Lengths.Map(map) is var lengths && lengths.IsSame(e.Lengths) ? e : e with { Lengths = lengths };
            case Call e:
                return e.Arguments.Map(map) is var given && given.IsSame(e.Arguments) ? e : e with { Arguments = given };
            case Opaque e:
                return e.Arguments.Map(map) is var read && read.IsSame(e.Arguments) ? e : e with { Arguments = read };
            default:
                return expr;
        }
    }

    public static EquatableArray<T> Map<T>(this EquatableArray<T> items, Func<T, T> map)
        where T : class, IEquatable<T>
    {
        ImmutableArray<T>.Builder? changed = null;
        for (int i = 0; i < items.Count; i++)
        {
            T mapped = map(items[i]);
            if (changed is null && ReferenceEquals(mapped, items[i])) continue;
            if (changed is null)
            {
                changed = ImmutableArray.CreateBuilder<T>(items.Count);
                for (int j = 0; j < i; j++) changed.Add(items[j]);
            }

            changed.Add(mapped);
        }

        return changed is null ? items : new EquatableArray<T>(changed.MoveToImmutable());
    }

    /// <summary>The expression and all its parts, operands before operators.</summary>
    public static IReadOnlyList<Expr> DescendantsAndSelf(this Expr expr)
    {
        if (expr.IsAtom()) return [expr];
        var parts = new List<Expr>();
        AddParts(expr, parts);
        return parts;
    }

    private static void AddParts(Expr expr, List<Expr> parts)
    {
        foreach (Expr child in expr.Children()) AddParts(child, parts);
        parts.Add(expr);
    }

    /// <summary>Whether the expression or a part of it is of the kind.</summary>
    public static bool Holds<T>(this Expr expr)
        where T : Expr
    {
        if (expr is T) return true;
        foreach (Expr child in expr.Children())
        {
            if (child.Holds<T>()) return true;
        }

        return false;
    }

    public static IReadOnlyList<Local> Reads(this Expr expr)
    {
        switch (expr)
        {
            case Read read:
                return [read.Local];
            case Number or Literal:
                return [];
            default:
                var locals = new List<Local>();
                AddReads(expr, locals);
                return locals;
        }
    }

    private static void AddReads(Expr expr, List<Local> locals)
    {
        if (expr is Read read) locals.Add(read.Local);
        foreach (Expr child in expr.Children()) AddReads(child, locals);
    }

    /// <summary>Whether repeating or moving the computation costs nothing: a variable or a constant.</summary>
    public static bool IsAtom(this Expr expr) => expr is Read or Number or Literal;

    /// <summary>Whether evaluating it twice, or not at all, makes no difference but time. Reads of cells depend on when.</summary>
    public static bool IsPure(this Expr expr) => expr switch
    {
        Call or Allocate => false,
        Opaque opaque => opaque.IsPure && opaque.Arguments.All(IsPure),
        Read or Number or Literal => true,
        _ => expr.Children().All(IsPure),
    };

    public static bool ReadsCells(this Expr expr) => expr is Element or Row || expr is not Length && !expr.IsAtom() && expr.Children().Any(ReadsCells);
}
