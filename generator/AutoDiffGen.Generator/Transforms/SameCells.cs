using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Finds the variables that got their values from the same cell, with nothing written between: the adjoint has use for one
/// of them only, so that no cell is recorded twice.
/// </summary>
internal static class SameCells
{
    /// <summary>Later ones by earlier ones, for a block of which no statement writes but its stores and what holds blocks or calls.</summary>
    public static Substitution In(Block primal)
    {
        var replacements = new NumberMap<Expr>();
        var known = new Dictionary<Expr, Local>();
        foreach (Stmt statement in primal.Statements)
        {
            if (statement is Define { Value: Element { Array: Read } cell } load)
            {
                if (known.TryGetValue(cell, out Local? earlier) && earlier.Type == load.Target.Type) replacements[load.Target.Id] = new Read(earlier);
                else known[cell] = load.Target;
            }
            else if (!IsQuiet(statement))
            {
                known.Clear();
            }
        }

        return new Substitution(replacements);
    }

    private static bool IsQuiet(Stmt statement) => statement is Push or Comment || statement is Define { Value: { } value }
        && !value.DescendantsAndSelf().Any(static e => e is Call or Opaque { IsPure: false });
}
