namespace AutoDiffGen.Generator.Ir;

/// <summary>Finds the two ends of blocks that lie flat among other statements. No pass parts them, or exchanges them for others.</summary>
internal static class Brackets
{
    public static bool Opens(this Stmt statement) => statement is Verbatim { Bracket: Bracket.Opens };

    public static bool Closes(this Stmt statement) => statement is Verbatim { Bracket: Bracket.Closes };

    /// <summary>The number of the statement that ends the block which statement <paramref name="start"/> begins.</summary>
    public static int EndOf(IReadOnlyList<Stmt> statements, int start)
    {
        int depth = 0;
        for (int i = start; i < statements.Count; i++)
        {
            if (statements[i].Opens()) depth++;
            if (statements[i].Closes() && --depth == 0) return i;
        }

        throw new InvalidOperationException("A block has no end.");
    }
}
