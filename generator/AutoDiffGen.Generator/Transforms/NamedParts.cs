using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Names the indices, lengths, bounds and conditions that are found out by looking at something that is not there when the
/// adjoint runs: an array or an object that belongs to an iteration, or that the pullback of a callee does not get.
/// </summary>
internal sealed class NamedParts
{
    private readonly LocalFactory locals;
    private readonly HashSet<int> gone, knownLengths;
    private readonly List<Stmt> named = [];

    private NamedParts(LocalFactory locals, HashSet<int> gone, HashSet<int> knownLengths)
    {
        this.locals = locals;
        this.gone = gone;
        this.knownLengths = knownLengths;
    }

    /// <param name="body">The primal.</param>
    /// <param name="missing">Parameters that the adjoint does not have, and what is found through them.</param>
    /// <param name="knownLengths">Those whose lengths it knows all the same.</param>
    /// <param name="locals">Where names come from.</param>
    public static Block In(Block body, IEnumerable<Local> missing, IEnumerable<Local> knownLengths, LocalFactory locals)
    {
        HashSet<int> gone = [.. body.Statements.SelectMany(s => s.Blocks()).SelectMany(StmtTraversal.AllDefined)
            .Concat(body.Statements.OfType<Loop>().SelectMany(StmtTraversal.Heads))
            .Where(l => !Tapes.CanHold(l.Type))
            .Concat(missing)
            .Select(l => l.Id)];
        return gone.Count == 0 ? body : new NamedParts(locals, gone, [.. knownLengths.Concat(Shapes.Made(body)).Select(l => l.Id)]).Visit(body);
    }

    private Block Visit(Block block)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Stmt inner = statement.MapBlocks(Visit);
            Stmt mapped = Visit(inner);
            output.AddRange(named);
            named.Clear();
            output.Add(mapped);
        }

        return block.With(output);
    }

    private Stmt Visit(Stmt statement) => statement switch
    {
        Define { Value: Element or Select or Unary or Binary or Ir.Convert or Apply or Allocate } s => s with { Value = s.Value!.MapChildren(Named) },
        Store s => s.MapOperands(Named),
        If s => s with { Condition = Named(s.Condition) },
        Loop { Counter: { } counter } s => s with { Counter = counter with { Start = Named(counter.Start), Bound = Named(counter.Bound) } },
        _ => statement,
    };

    private Expr Named(Expr part)
    {
        if (part.IsAtom() || part.Type.IsReal || !Tapes.CanHold(part.Type) || !LooksAtGone(part)) return part;
        Local local = locals.Temporary(Hint(part), part.Type);
        named.Add(new Define(local, part));
        return new Read(local);
    }

    private bool LooksAtGone(Expr part) => part switch
    {
        Length { Array: Read array } when knownLengths.Contains(array.Local.Id) => false,
        Read read => gone.Contains(read.Local.Id),
        _ => part.Children().Any(LooksAtGone),
    };

    private static string Hint(Expr part) => part switch
    {
        Element { Array: Read array } => array.Local.Name + "Cell",
        Length { Array: Read array } => array.Local.Name + "Length",
        _ when part.Type == IrType.Bool => "taken",
        _ => "value",
    };
}
