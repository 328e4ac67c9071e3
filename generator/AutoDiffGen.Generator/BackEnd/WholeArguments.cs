using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>A struct that is put together of all the parts of an argument, none of which has changed, is the argument.</summary>
internal static class WholeArguments
{
    /// <param name="function">A function in lowered form.</param>
    public static Function Run(Function function)
    {
        Dictionary<int, int> writes = function.Body.DescendantStatements().SelectMany(Written).GroupBy(static l => l.Id).ToDictionary(static g => g.Key, static g => g.Count());
        Dictionary<Expr, Read> wholes = function.Parameters.Where(static p => p.Member is not null).GroupBy(static p => p.Member!.Whole.Id)
            .Select(static parts => parts.ToArray())
            .Where(parts => IsThere(parts, writes))
            .ToDictionary(static parts => (Expr)parts[0].Member!.Struct.Create(parts.Select(static p => (Expr)new Read(p.Local)).ToEquatableArray()), static parts => new Read(parts[0].Member!.Whole));
        if (wholes.Count == 0) return function;

        var names = new NumberMap<Expr>();
        foreach (Define define in function.Body.DescendantStatements().OfType<Define>())
        {
            if (define.Value is Opaque value && writes[define.Target.Id] == 1 && wholes.TryGetValue(value, out Read? whole)) names[define.Target.Id] = whole;
        }

        return function with { Body = new Substitution(names).Apply(Visit(function.Body)) };

        Block Visit(Block block) => new(block.Statements.Where(s => s is not Define { Target.Id: var id } || !names.ContainsKey(id)).Select(s => s.MapOperands(Use).MapBlocks(Visit)).ToEquatableArray());

        Expr Use(Expr expr) => expr is Opaque && wholes.TryGetValue(expr, out Read? whole) ? whole : expr.MapChildren(Use);
    }

    private static bool IsThere(Parameter[] parts, Dictionary<int, int> writes) =>
        parts.Length == parts[0].Member!.Struct.Types.Count && !parts[0].Member!.Struct.IsObject
        && parts.All(p => p.Mode is PassingMode.Value or PassingMode.In && !writes.ContainsKey(p.Local.Id));

    private static IEnumerable<Local> Written(Stmt statement) => statement is Assign assign ? [assign.Target] : statement.Defines();
}
