using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Tells where the rows of an array of arrays become other arrays than they were.</summary>
internal static class RowReplacements
{
    /// <summary>Whether a statement of the block may put another row in the place of one.</summary>
    public static bool In(Block block, Expr rows) => rows is not Read array || block.DescendantStatements().Any(s => IsIn(s, array.Local));

    private static bool IsIn(Stmt statement, Local array) => statement switch
    {
        MakeRow made => array.Equals((made.Array as Read)?.Local),
        Define { Value: Opaque { IsPure: false } or Call } or Effect { Value: Opaque or Call } or Verbatim or MultiCall => statement.Operands().SelectMany(ExprTraversal.Reads).Contains(array),
        _ => false,
    };

    /// <summary>
    /// Whether each row is made once at most: the statement that makes them runs through them in a counted loop, or each is
    /// made by a statement of its own.
    /// </summary>
    public static bool AreMadeOnce(Block body, Local array)
    {
        var constants = new HashSet<int>();
        int counted = 0;
        bool isOnce = true;
        Visit(body, [], isIn: false);
        return isOnce && (counted == 0 || (counted == 1 && constants.Count == 0)) && !body.DescendantStatements().Any(s => s is not MakeRow && IsIn(s, array));

        void Visit(Block block, Loop[] loops, bool isIn)
        {
            foreach (Stmt statement in block.Statements)
            {
                if (statement is Define define && define.Target.Equals(array)) (loops, isIn) = ([], true);
                if (statement is MakeRow made && IsIn(made, array)) isOnce &= isIn && IsOnce(made.Index, loops);
                foreach (Block nested in statement.Blocks()) Visit(nested, statement is Loop loop ? [.. loops, loop] : loops, isIn);
            }
        }

        bool IsOnce(Expr index, Loop[] loops)
        {
            if (loops.Length == 0) return index.IsInt(out int constant) && constants.Add(constant);
            counted++;
            return loops.Length == 1 && loops[0].Counter is { } counter && index is Read read && read.Local.Equals(counter.Index);
        }
    }
}
