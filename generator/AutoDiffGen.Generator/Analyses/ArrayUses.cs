using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Which array parameters a method in normal form writes, and of which it never reads a cell.</summary>
internal static class ArrayUses
{
    public static ArrayUse Of(Function method)
    {
        HashSet<int> written = WrittenArrays.Of(method.Body);
        HashSet<int> read = [.. method.Body.DescendantStatements().SelectMany(ReadArrays).Select(l => l.Id)];
        Local[] arrays = [.. method.Parameters.Select(p => p.Local).Where(l => l.Type.IsArray)];
        return new ArrayUse(
            arrays.Where(a => written.Contains(a.Id)).Select(a => a.Id).ToEquatableArray(),
            arrays.Where(a => !read.Contains(a.Id)).Select(a => a.Id).ToEquatableArray());
    }

    private static IEnumerable<Local> ReadArrays(Stmt statement) =>
        statement is Store { Array: Read } store
            ? store.Indices.Append(store.Value).SelectMany(CellsIn)
            : statement.Operands().SelectMany(CellsIn);

    private static IEnumerable<Local> CellsIn(Expr expr) => expr switch
    {
        Length => [],
        Read { Local.Type.IsArray: true } read => [read.Local],
        _ => expr.Children().SelectMany(CellsIn),
    };
}
