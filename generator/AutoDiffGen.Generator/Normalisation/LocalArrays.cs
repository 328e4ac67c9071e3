using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// Finds the arrays that a method makes and does not let out of sight: nothing but their cells and lengths is ever asked
/// for. Their memory may come from a pool; those of one dimension become spans.
/// </summary>
internal static class LocalArrays
{
    public static Function Run(Function function)
    {
        Define[] made = [.. function.Body.DescendantStatements().OfType<Define>().Where(d => d is { Value: Allocate, Target.Type.IsArray: true } && IsPlain(d.Target.Type))];
        if (made.Length == 0) return function;

        HashSet<int> seen = [.. function.Body.DescendantStatements().SelectMany(Handed).Concat(Ends(function).SelectMany(Handed)).Select(l => l.Id)];
        var spans = new NumberMap<Expr>();
        foreach (Define define in made.Where(d => !seen.Contains(d.Target.Id) && !d.Target.Type.IsOwnDerivative))
        {
            spans[define.Target.Id] = new Read(define.Target with { Type = define.Target.Type.With(Shape.Span) });
        }

        var substitution = new Substitution(spans);
        return function with { Body = Visit(function.Body) };

        Block Visit(Block block) => new(block.Statements.Map(s => s.MapOperands(Rewrite).MapBlocks(Visit) switch
        {
            Define { Value: Allocate allocation } d when spans.TryGetValue(d.Target.Id, out Expr? span) =>
                d with { Target = ((Read)span).Local, Value = allocation with { Type = span.Type, IsPooled = true } },
            Define { Value: Allocate { Type.HasRows: true } allocation } d when IsPlain(allocation.Type) && !seen.Contains(d.Target.Id) =>
                d with { Value = allocation with { IsPooled = true } },
            var other => other,
        }));

        Expr Rewrite(Expr expr) => substitution.Apply(spans.IsEmpty ? expr : WithoutDimension(expr));

        // A span has one length.
        Expr WithoutDimension(Expr expr) => expr is Length { Array: Read read, Dimension: 0 } length && spans.ContainsKey(read.Local.Id)
            ? length with { Dimension = null }
            : expr.MapChildren(WithoutDimension);
    }

    /// <summary>Whether a pool of arrays may hold such elements.</summary>
    public static bool IsPlain(IrType type) => type.Record is not null || type.Parameter is not null || NumericTypes.IsNumeric(type.Element) || type.Element is "bool" or "char";

    private static IEnumerable<Expr> Ends(Function function) => function.Outputs.Select(o => o.Value).Concat(function.Result is { } result ? [result] : []);

    /// <summary>The arrays that a statement does more with than to look at a cell or a length, or to write a cell.</summary>
    private static IEnumerable<Local> Handed(Stmt statement) => statement switch
    {
        Store { Array: Read } store => store.Indices.Append(store.Value).SelectMany(Handed),
        MakeRow { Array: Read } made => Handed(made.Index).Concat(Handed(made.Length)),
        _ => statement.Operands().SelectMany(Handed),
    };

    private static IEnumerable<Local> Handed(Expr expr) => expr switch
    {
        Read { Local.Type.IsArray: true } read => [read.Local],
        Element { Array: Read } cell => cell.Indices.SelectMany(Handed),
        Length { Array: Read } => [],
        Length { Array: Row { Array: Read } row } => Handed(row.Index),
        _ => expr.Children().SelectMany(Handed),
    };
}
