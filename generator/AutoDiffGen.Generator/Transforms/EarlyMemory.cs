using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Makes lists and arrays of rows before the choice in an arm of which they stand, where the adjoint of the arm runs on its own:
/// unlike numbers, what lies in them is neither recorded nor computed again. Where the other arm is taken, there are no rows.
/// </summary>
internal static class EarlyMemory
{
    /// <summary>The allocations that run once at most, as they can be made at the level of the block.</summary>
    public static IEnumerable<Define> In(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Define { Value: Allocate } made) yield return made;
            if (statement is not If choice) continue;
            foreach (Define early in OfArm(choice, choice.Then).Concat(OfArm(choice, choice.Else))) yield return early;
        }
    }

    private static IEnumerable<Define> OfArm(If choice, Block arm) => In(arm).Select(made => Before(choice, arm, made)).OfType<Define>();

    /// <summary>The allocation as it stands before the choice; null where its size shows only in the arm.</summary>
    public static Define? Before(If choice, Block arm, Define made)
    {
        var memory = (Allocate)made.Value!;
        if (memory.Type.Shape == Shape.Growing) return made;
        if (memory.Type.Shape != Shape.Jagged || memory.IsLike) return null;
        Dictionary<int, Stmt> definitions = arm.Statements.SelectMany(s => s.Defines().Select(l => (l.Id, s))).ToDictionary(d => d.Id, d => d.s);
        if (Outside(memory.Lengths[0], definitions) is not { } rows) return null;
        Expr guarded = ReferenceEquals(arm, choice.Then) ? new Select(choice.Condition, rows, Expr.Int(0)) : new Select(choice.Condition, Expr.Int(0), rows);
        return made with { Value = memory with { Lengths = EquatableArray.Of(guarded) } };
    }

    /// <summary>The size in terms of what is known before the arm.</summary>
    private static Expr? Outside(Expr size, Dictionary<int, Stmt> definitions)
    {
        if (size is Read { Local: var local })
        {
            if (!definitions.TryGetValue(local.Id, out Stmt? definition)) return size;
            return definition is Define { Value: { } value } ? Outside(value, definitions) : null;
        }

        if (size is not (Literal or Length or Unary or Binary or Ir.Convert or Select)) return null;
        bool isKnown = true;
        Expr outside = size.MapChildren(child =>
        {
            if (Outside(child, definitions) is { } known) return known;
            isKnown = false;
            return child;
        });
        return isKnown ? outside : null;
    }
}
