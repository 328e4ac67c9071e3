using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>The unit directions that a forward derivative is taken along, one after the other.</summary>
internal sealed class Direction
{
    private readonly FlatBody body;

    private readonly Dictionary<int, Local> references = [];

    private readonly Dictionary<int, CellBuffer> buffers = [];

    /// <summary>The direction as a line; null where numbers are written as arguments.</summary>
    private readonly Local? line;

    /// <summary>Declares the memory that the directions need.</summary>
    /// <param name="body">The derivative.</param>
    /// <param name="added">The parameters of the derivative that is called that take the direction.</param>
    public Direction(FlatBody body, IEnumerable<DerivativeParameter> added)
    {
        this.body = body;
        IrType type = body.Number.With(Shape.Span);
        if (!body.Columns.IsFixed) line = body.Declare("direction", type, new Allocate(EquatableArray.Of(body.Columns.Total), type));
        foreach (DerivativeParameter parameter in added)
        {
            FlatPart part = body.Columns.Find(parameter.Of!)!;
            Local local = parameter.Parameter.Local;
            if (parameter.Parameter.Mode == PassingMode.Ref) references[parameter.Of!.Id] = body.Declare(local.Name, local.Type, null);
            if (CellBuffer.IsNeeded(part.Type, body.Number)) buffers[parameter.Of!.Id] = CellBuffer.Declare(body, parameter.Of!, local.Name, part.Count);
        }
    }

    /// <summary>Runs the statements once for each input.</summary>
    public void ForEach(Func<Expr, IEnumerable<Stmt>> statements)
    {
        if (body.Columns.Total.IsInt(out int count) && body.Columns.IsFixed)
        {
            for (int i = 0; i < count; i++) body.Add(Point(Expr.Int(i)).Concat(statements(Expr.Int(i))));
            return;
        }

        Local k = body.Locals.New("k", IrType.Int);
        Stmt[] once = [.. Point(new Read(k)), .. statements(new Read(k))];
        body.Add(new Loop(null, new Block(EquatableArray.Of(once))) { Counter = new Counter(k, Expr.Int(0), body.Columns.Total, 1) });
    }

    /// <summary>The argument that hands over the part of the direction that belongs to a parameter.</summary>
    public Snippet Argument(Local of, Expr k)
    {
        FlatPart part = body.Columns.Find(of)!;
        if (references.TryGetValue(of.Id, out Local? reference)) return Snippet.Of($"ref {reference}");
        if (buffers.TryGetValue(of.Id, out CellBuffer? buffer)) return Snippet.Of($"{buffer.Local}");
        return part.Type.IsArray ? Slice(part) : Component(part, k);
    }

    /// <summary>The cells of a parameter's part: the span, and where in it they start.</summary>
    public (Local Cells, Expr Start) CellsOf(FlatPart part) =>
        buffers.TryGetValue(part.Parameter.Local.Id, out CellBuffer? buffer) ? (buffer.Cells, Expr.Int(0)) : (line!, part.Offset);

    /// <summary>What brings the cells of a parameter's part there.</summary>
    public IEnumerable<Stmt> GatherOf(Local parameter) => buffers.TryGetValue(parameter.Id, out CellBuffer? buffer) ? buffer.Gather : [];

    /// <summary>The variable that a reference parameter's part is in.</summary>
    public Local ReferenceOf(Local parameter) => references[parameter.Id];

    // The derivative that is called may change the parts that belong to what the method writes.
    private IEnumerable<Stmt> Point(Expr k)
    {
        if (line is not null)
        {
            yield return Prologue.Clear(line);
            yield return new Store(new Read(line), EquatableArray.Of(k), new Number(1, body.Number));
        }

        foreach (FlatPart part in body.Columns.Parts)
        {
            int id = part.Parameter.Local.Id;
            if (references.TryGetValue(id, out Local? reference)) yield return new Assign(reference, Component(part, k).ToExpr(reference.Type));
            if (!buffers.TryGetValue(id, out CellBuffer? buffer)) continue;
            foreach (Stmt move in buffer.FillFrom(Slice(part), body.Number)) yield return move;
        }
    }

    private Snippet Component(FlatPart part, Expr k)
    {
        int unit = part.Offset == k ? 1 : 0;
        if (line is null) return part.Type.Parameter is null ? Snippet.Of($"{unit}") : Snippet.Of($"{new Number(unit, part.Type.ElementType)}");
        var cell = new Element(new Read(line), EquatableArray.Of(part.Offset));
        return part.Type.Element == body.Number.Element ? Snippet.Of($"{cell}") : Snippet.Of($"({part.Type.Element}){cell}");
    }

    private Snippet Slice(FlatPart part) => body.Columns.Parts.Count == 1
        ? Snippet.Of($"{line!}")
        : Snippet.Of($"{line!}.Slice({part.Offset}, {part.Count})");
}
