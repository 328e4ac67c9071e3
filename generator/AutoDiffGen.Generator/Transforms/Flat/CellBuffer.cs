using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>Memory of the shape of an array parameter, where no part of a flat line can take its place.</summary>
/// <param name="Local">What is handed to a derivative.</param>
/// <param name="Cells">Its cells as a span; where rows are only handed over, the rows.</param>
/// <param name="Locals">Where names come from.</param>
internal sealed record CellBuffer(Local Local, Local Cells, LocalFactory Locals)
{
    /// <summary>Whether the parameter's derivative cannot be a part of the line itself.</summary>
    public static bool IsNeeded(IrType parameter, IrType number) =>
        parameter.IsArray && (parameter.HasRows || parameter.Element != number.Element);

    /// <param name="body">Where it is declared.</param>
    /// <param name="of">The parameter.</param>
    /// <param name="name">The name of the buffer.</param>
    /// <param name="count">The number of cells.</param>
    public static CellBuffer Declare(FlatBody body, Local of, string name, Expr count)
    {
        IrType span = of.Type.With(Shape.Span);
        if (of.Type.Record is not null)
        {
            Local structs = of.Type.HasRows ? body.Declare(name, of.Type, LikeRows(of)) : body.Declare(name, span, new Allocate(Helpers.EquatableArray.Of(body.LengthOf(of)), span));
            IrType numbers = body.Number.With(Shape.Span);
            return new CellBuffer(structs, body.Declare(name + "Cells", numbers, new Allocate(Helpers.EquatableArray.Of(count), numbers)), body.Locals);
        }

        if (of.Type.Shape == Shape.Jagged)
        {
            Local jagged = body.Declare(name, of.Type, LikeRows(of));
            bool isRow = body.Signature.Kind == Model.Derivatives.Jacobian && body.Rows.Find(of) is not null;
            return new CellBuffer(jagged, isRow ? body.Declare(name + "Cells", span, new Allocate(Helpers.EquatableArray.Of(count), span)) : jagged, body.Locals);
        }

        if (of.Type.Shape != Shape.Matrix)
        {
            Local memory = body.Declare(name, span, new Allocate(Helpers.EquatableArray.Of(count), span));
            return new CellBuffer(memory, memory, body.Locals);
        }

        Local matrix = body.Declare(name, of.Type, LikeRows(of));
        return new CellBuffer(matrix, body.Declare(name + "Cells", span, FlatChecks.CellsOf(matrix)), body.Locals);
    }

    private static Allocate LikeRows(Local of)
    {
        if (of.Type.Shape == Shape.Jagged) return Shapes.AllocateLike(of, of.Type);
        Expr rows = Snippet.Of($"{of}?.GetLength(0) ?? 0").ToExpr(IrType.Int), columns = Snippet.Of($"{of}?.GetLength(1) ?? 0").ToExpr(IrType.Int);
        return new Allocate(Helpers.EquatableArray.Of(rows, columns), of.Type) { IsPooled = true };
    }

    private bool HasRows => Local.Type.Shape == Shape.Jagged && !HasStructs;

    private bool HasStructs => Local.Type.Record is not null;

    /// <summary>Brings what a derivative has left in rows or structs to where the cells lie in a line.</summary>
    public IEnumerable<Stmt> Gather => HasStructs ? RecordCells.Gather(Local, Cells, Locals) : HasRows ? [Prologue.Check("Copy", [new Read(Local), new Read(Cells)])] : [];

    /// <summary>Sets all cells to zero.</summary>
    public Effect Clear => Prologue.Clear(HasRows || HasStructs ? Local : Cells);

    /// <summary>Takes the cells from a part of a line.</summary>
    public IEnumerable<Stmt> FillFrom(Snippet line, IrType number)
    {
        yield return HasRows ? Move(line.ToExpr(number.With(Shape.Span)), new Read(Local)) : Copy(line, number, Snippet.Of($"{Cells}"), Cells.Type);
        foreach (Stmt move in HasStructs ? RecordCells.Scatter(Cells, Local, Locals) : []) yield return move;
    }

    /// <summary>Puts the cells into a part of a line.</summary>
    public IEnumerable<Stmt> CopyTo(Snippet line, IrType number)
    {
        foreach (Stmt move in HasStructs ? RecordCells.Gather(Local, Cells, Locals) : []) yield return move;
        yield return HasRows ? Move(new Read(Local), line.ToExpr(number.With(Shape.Span))) : Copy(Snippet.Of($"{Cells}"), Cells.Type, line, number);
    }

    private static Effect Move(Expr from, Expr to) => Prologue.Check(from.Type.Element == to.Type.Element ? "Copy" : "Convert", [from, to]);

    private static Effect Copy(Snippet from, IrType fromType, Snippet to, IrType toType) => fromType.Element == toType.Element
        ? Snippet.Of($"{from}.CopyTo({to})").ToStatement()
        : Prologue.Check("Convert", [from.ToExpr(fromType.With(Shape.Span)), to.ToExpr(toType.With(Shape.Span))]);
}
