using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Finds a row before the loop that finds the same one in each iteration, and once where two loops found it.</summary>
/// <remarks>Finding a row throws for null alone; moved is only a row of an array whose length has been read before.</remarks>
internal static class InvariantRows
{
    public static Function Run(Function function) =>
        function.Body.DescendantStatements().Any(IsRow) ? function with { Body = Visit(function.Body, []) } : function;

    private static Block Visit(Block block, HashSet<int> measured)
    {
        measured = [.. measured];
        var known = new Dictionary<Expr, Expr>();
        var same = new NumberMap<Expr>();
        var substitution = new Substitution(same);
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Stmt mapped = substitution.Apply(statement).MapBlocks(b => Visit(b, measured));
            if (mapped is Define { Value: Length { Array: Read array } }) measured.Add(array.Local.Id);
            if (mapped is Loop loop)
            {
                HashSet<int> inside = [.. loop.Body.AllDefined().Concat(loop.Heads()).Select(l => l.Id)];
                Define[] moved = [.. loop.Body.Statements.OfType<Define>().Where(d => IsMovable(d, inside, measured))];
                foreach (Define row in moved.Where(d => !IsKnown(d))) output.Add(row with { Heading = null });
                mapped = substitution.Apply(loop with { Body = loop.Body.With([.. loop.Body.Statements.Where(s => !moved.Contains(s))]) });
            }

            if (!IsRow(mapped) || !IsKnown((Define)mapped)) output.Add(mapped);
        }

        return block.With(output);

        bool IsKnown(Define row)
        {
            if (known.TryGetValue(row.Value!, out Expr? earlier)) same[row.Target.Id] = earlier;
            else known[row.Value!] = new Read(row.Target);
            return earlier is not null;
        }
    }

    private static bool IsRow(Stmt statement) => statement is Define { Value: Apply { Function: RowHoisting.Helper } };

    private static bool IsMovable(Define define, HashSet<int> inside, HashSet<int> measured) =>
        define.Value is Apply { Function: RowHoisting.Helper } row && row.Reads().All(l => !inside.Contains(l.Id)) && row.Arguments[0] is Read array && measured.Contains(array.Local.Id);
}
