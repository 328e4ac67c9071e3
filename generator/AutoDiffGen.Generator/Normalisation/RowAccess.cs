using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// Writes cells of a row that is in a variable as cells of the array of arrays: after <c>row = r[i]</c>, <c>row[j]</c> is
/// <c>r[i][j]</c>. So all cells have one name.
/// </summary>
/// <remarks>Only where the rows stay the arrays they are. What else is done with the variable keeps it.</remarks>
internal sealed class RowAccess
{
    private readonly Function function;
    private readonly LocalFactory locals;
    private readonly Dictionary<int, Row> rows = [];
    private NumberSet needed = new();

    private RowAccess(Function function)
    {
        this.function = function;
        locals = new LocalFactory(function.LocalCount);
    }

    /// <param name="function">A function in normal form.</param>
    public static Function Run(Function function) => function.Body.DescendantStatements().Any(s => s is Define { Value: Row })
        ? new RowAccess(function).Run()
        : function;

    private Function Run()
    {
        Block body = Find(function.Body);
        if (rows.Count == 0) return function;
        Function rewritten = function.With(Rewrite(body), Rewrite);
        needed = rewritten.ReadLocals();
        return rewritten with { Body = WithoutUnneeded(rewritten.Body), LocalCount = locals.Last };
    }

    private Block Find(Block block)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Define { Value: Row { Array: Read array } row } define && IsSteady(array.Local))
            {
                Expr index = row.Index;
                if (!index.IsAtom())
                {
                    Local number = locals.Temporary("row", index.Type);
                    output.Add(new Define(number, index) { Origin = statement.Origin, IsPrimal = true });
                    index = new Read(number);
                }

                rows[define.Target.Id] = new Row(array, index);
                output.Add(define with { Value = rows[define.Target.Id] });
            }
            else
            {
                output.Add(statement.MapBlocks(Find));
            }
        }

        return block.With(output);
    }

    private bool IsSteady(Local array) => !function.Body.DescendantStatements().Any(s => s is MakeRow made && array.Equals((made.Array as Read)?.Local))
        ? !RowReplacements.In(function.Body, new Read(array))
        : RowReplacements.AreMadeOnce(function.Body, array);

    private Block Rewrite(Block block) => block.Map(s =>
    {
        Stmt mapped = s.MapOperands(Rewrite).MapBlocks(Rewrite);
        return mapped is Store { Array: Read { Local.Id: var id } } store && rows.TryGetValue(id, out Row? row)
            ? store with { Array = row.Array, Indices = EquatableArray.Of([row.Index, .. store.Indices]) }
            : mapped;
    });

    private Expr Rewrite(Expr expr)
    {
        Expr mapped = expr.MapChildren(Rewrite);
        return mapped switch
        {
            Element { Array: Read { Local.Id: var id } } cell when rows.TryGetValue(id, out Row? row) => new Element(row.Array, EquatableArray.Of([row.Index, .. cell.Indices])) { Origin = cell.Origin },
            Length { Array: Read { Local.Id: var id } } when rows.TryGetValue(id, out Row? row) => new Length(row, null),
            _ => mapped,
        };
    }

    private Block WithoutUnneeded(Block block) => block.With([.. block.Statements
        .Where(s => s is not Define { Value: Row } define || needed.Contains(define.Target.Id))
        .Select(s => s.MapBlocks(WithoutUnneeded))]);
}
