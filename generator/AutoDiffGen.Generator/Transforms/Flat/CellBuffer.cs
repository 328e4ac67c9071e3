using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>Memory of the shape of an array parameter, where no part of a flat line can take its place.</summary>
/// <param name="Local">What is handed to a derivative.</param>
/// <param name="Cells">Its cells as a span.</param>
internal sealed record CellBuffer(Local Local, Local Cells)
{
    /// <summary>Whether the parameter's derivative cannot be a part of the line itself.</summary>
    public static bool IsNeeded(IrType parameter, IrType number) =>
        parameter.IsArray && (parameter.Shape == Shape.Matrix || parameter.Element != number.Element);

    /// <param name="body">Where it is declared.</param>
    /// <param name="of">The parameter.</param>
    /// <param name="name">The name of the buffer.</param>
    /// <param name="count">The number of cells.</param>
    public static CellBuffer Declare(FlatBody body, Local of, string name, Expr count)
    {
        IrType span = of.Type.With(Shape.Span);
        if (of.Type.Shape != Shape.Matrix)
        {
            Local memory = body.Declare(name, span, new Allocate(Helpers.EquatableArray.Of(count), span));
            return new CellBuffer(memory, memory);
        }

        Expr rows = Snippet.Of($"{of}?.GetLength(0) ?? 0").ToExpr(IrType.Int), columns = Snippet.Of($"{of}?.GetLength(1) ?? 0").ToExpr(IrType.Int);
        Local matrix = body.Declare(name, of.Type, new Allocate(Helpers.EquatableArray.Of(rows, columns), of.Type) { IsPooled = true });
        return new CellBuffer(matrix, body.Declare(name + "Cells", span, FlatChecks.CellsOf(matrix)));
    }

    /// <summary>Takes the cells from a part of a line.</summary>
    public Effect FillFrom(Snippet line, IrType number) => Copy(line, number, Snippet.Of($"{Cells}"), Cells.Type);

    /// <summary>Puts the cells into a part of a line.</summary>
    public Effect CopyTo(Snippet line, IrType number) => Copy(Snippet.Of($"{Cells}"), Cells.Type, line, number);

    private static Effect Copy(Snippet from, IrType fromType, Snippet to, IrType toType) => fromType.Element == toType.Element
        ? Snippet.Of($"{from}.CopyTo({to})").ToStatement()
        : Prologue.Check("Convert", [from.ToExpr(fromType.With(Shape.Span)), to.ToExpr(toType.With(Shape.Span))]);
}
