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
        var read = new HashSet<int>();
        foreach (Stmt statement in method.Body.DescendantStatements()) AddReadArrays(statement, read);
        Local[] arrays = [.. method.Parameters.Select(p => p.Local).Where(l => l.Type.IsArray)];
        return new ArrayUse(
            arrays.Where(a => written.Contains(a.Id)).Select(a => a.Id).ToEquatableArray(),
            arrays.Where(a => !read.Contains(a.Id)).Select(a => a.Id).ToEquatableArray());
    }

    private static void AddReadArrays(Stmt statement, HashSet<int> read)
    {
        bool isStore = statement is Store { Array: Read };
        ExprList operands = statement.Operands();
        for (int i = isStore ? 1 : 0; i < operands.Count; i++) AddCells(operands[i], read);
    }

    private static void AddCells(Expr expr, HashSet<int> read)
    {
        if (expr is Length) return;
        if (expr is Read { Local: { Type.IsArray: true, Id: var id } }) read.Add(id);
        foreach (Expr child in expr.Children()) AddCells(child, read);
    }
}
