using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Replaces the lengths of arrays by the lengths that they were made with.</summary>
internal static class KnownLengths
{
    public static Block In(Block block, IEnumerable<Stmt> definitions)
    {
        Dictionary<int, Allocate> made = definitions
            .OfType<Define>()
            .Where(d => d.Value is Allocate)
            .ToDictionary(d => d.Target.Id, d => (Allocate)d.Value!);
        return made.Count == 0 ? block : Visit(block);

        Block Visit(Block inner) => inner.Map(s => s.MapOperands(Rewrite).MapBlocks(Visit));

        Expr Rewrite(Expr expr) => expr is Length { Array: Read array } length && made.TryGetValue(array.Local.Id, out Allocate? allocation) && !allocation.IsLike
            ? allocation.Lengths[length.Dimension ?? 0]
            : expr.MapChildren(Rewrite);
    }
}
