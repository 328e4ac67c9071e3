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
            if (statement is Verbatim verbatim) Add(verbatim.Reads);
            if (statement is Invoke invoke) written.UnionWith(invoke.Written.Select(l => l.Id));
            foreach (Expr operand in statement.Operands()) Look(operand);
        }

        CloseOverCopies(body, written);
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

    /// <summary><c>b = a</c> makes two names of one array.</summary>
    private static void CloseOverCopies(Block body, HashSet<int> written)
    {
        var copies = body.DescendantStatements()
            .Select(s => s is Define d ? (d.Target, d.Value) : s is Assign a ? (a.Target, a.Value) : default)
            .Where(c => c is { Target.Type.IsArray: true, Value: Read })
            .Select(c => (To: c.Target.Id, From: ((Read)c.Value!).Local.Id))
            .ToList();
        int before;
        do
        {
            before = written.Count;
            foreach (var (to, from) in copies)
            {
                if (written.Contains(to)) written.Add(from);
                if (written.Contains(from)) written.Add(to);
            }
        }
        while (written.Count != before);
    }
}
