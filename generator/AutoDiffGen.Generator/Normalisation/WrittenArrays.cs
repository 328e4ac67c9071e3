using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Which array variables have cells that change: written here, handed to a callee, or given to copied code.</summary>
internal static class WrittenArrays
{
    public static HashSet<int> Of(Block body)
    {
        var written = new HashSet<int>();
        foreach (Stmt statement in body.DescendantStatements())
        {
            if (statement is Store { Array: Read target }) written.Add(target.Local.Id);
            if (statement is MakeRow { Array: Read rows }) written.Add(rows.Local.Id);
            if (statement is Append { List: Read list }) written.Add(list.Local.Id);
            if (statement is Verbatim verbatim) Add(verbatim.Reads);
            if (statement is Invoke invoke) written.UnionWith(invoke.Written.Select(l => l.Id));
            foreach (Expr operand in statement.Operands()) Look(operand);
        }

        CloseOverAliases(body, written);
        return written;

        void Look(Expr expr)
        {
            if (expr is Call call) written.UnionWith(call.Written.Select(l => l.Id));
            if (expr is Opaque { IsPure: false, Obstacle: not null } opaque) Add(opaque.Arguments);
            if (expr.IsAtom()) return;
            foreach (Expr child in expr.Children()) Look(child);
        }

        void Add(IEnumerable<Expr> arguments)
        {
            foreach (Expr argument in arguments)
            {
                if (argument is Read { Local.Type: { IsArray: true, Shape: not Shape.ReadOnlySpan } } read) written.Add(read.Local.Id);
            }
        }
    }

    /// <summary>What is written under one name is written under the others.</summary>
    private static void CloseOverAliases(Block body, HashSet<int> written)
    {
        if (written.Count == 0) return;
        ArrayAliases aliases = ArrayAliases.Of(body);
        if (aliases.IsEmpty) return;
        Local[] arrays = [.. body.AllOperands().SelectMany(ExprTraversal.Reads).Where(l => l.Type.IsArray).Distinct()];
        HashSet<int> memory = [.. arrays.Where(a => written.Contains(a.Id)).Select(a => aliases[a])];
        written.UnionWith(arrays.Where(a => memory.Contains(aliases[a])).Select(a => a.Id));
    }
}
