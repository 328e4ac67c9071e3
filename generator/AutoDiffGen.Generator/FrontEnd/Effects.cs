using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a run of statements may change.</summary>
internal sealed class Effects
{
    private readonly HashSet<int> written = [];
    private bool reachesMemory;

    public static Effects Writing(Local local)
    {
        var effects = new Effects();
        effects.written.Add(local.Id);
        return effects;
    }

    /// <param name="statements">The statements of a block.</param>
    /// <param name="from">The first one that counts.</param>
    /// <param name="isCaught">Whether an exception is caught, so that it shows what had run before it.</param>
    public static Effects Of(IReadOnlyList<Stmt> statements, int from, bool isCaught = false)
    {
        var effects = new Effects { reachesMemory = isCaught && from < statements.Count };
        for (int i = from; i < statements.Count; i++) effects.Add(statements[i]);
        return effects;
    }

    /// <summary>Whether the expression could have another value, or not be reached, once the statements have run.</summary>
    public bool Disturb(Expr value) => value switch
    {
        Read read => written.Contains(read.Local.Id),
        Element e => reachesMemory || Disturb(e.Array) || e.Indices.Any(Disturb),
        Length l => Disturb(l.Array),
        Row r => reachesMemory || Disturb(r.Array) || Disturb(r.Index),
        Unary u => Disturb(u.Operand),
        Binary b => (reachesMemory && CanThrow(b)) || Disturb(b.Left) || Disturb(b.Right),
        Ir.Convert c => (reachesMemory && c.Checked) || Disturb(c.Operand),
        Apply a => a.Arguments.Any(Disturb),
        Select s => Disturb(s.Condition) || Disturb(s.WhenTrue) || Disturb(s.WhenFalse),
        Opaque o => o.Arguments.Any(Disturb),
        _ => false,
    };

    private static bool CanThrow(Binary b) =>
        b.Checked || (b.Operator is BinaryOperator.Divide or BinaryOperator.Remainder && !b.Type.IsReal);

    private void Add(Stmt statement)
    {
        switch (statement)
        {
            case Define d:
                written.Add(d.Target.Id);
                Look(d.Value);
                break;
            case Assign a:
                written.Add(a.Target.Id);
                Look(a.Value);
                break;
            case If choice:
                Add(choice.Then);
                Add(choice.Else);
                break;
            case Loop loop:
                Add(loop.Body);
                Add(loop.Iterator);
                break;
            case MultiCall i:
                foreach (Cell cell in i.Outputs) written.Add(cell.After.Id);
                reachesMemory = true;
                break;
            case Verbatim v:
                foreach (Cell cell in v.Writes) written.Add(cell.After.Id);
                reachesMemory = true;
                break;
            default:
                reachesMemory = true;
                break;
        }
    }

    private void Add(Block block)
    {
        foreach (Stmt statement in block.Statements) Add(statement);
    }

    private void Look(Expr? value) => reachesMemory |= value is Call or Opaque { IsPure: false };
}
