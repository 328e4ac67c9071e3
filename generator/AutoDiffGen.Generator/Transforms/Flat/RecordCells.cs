using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>The numbers of structs in an array, one after the other; what is no floating-point number is left out.</summary>
internal static class RecordCells
{
    /// <summary>How many numbers each of the structs has.</summary>
    public static int CountOf(IrType type) => type.Record is { } record ? record.Types.Count(static t => t.IsReal) : 1;

    /// <summary><c>numbers[2 * i + 1] = structs[i].Y</c></summary>
    public static IEnumerable<Stmt> Gather(Local structs, Local numbers, LocalFactory locals) =>
        Each(structs, locals, (part, place) => new Store(new Read(numbers), place, Converted(new Element(new Read(structs), part), numbers.Type.ElementType)));

    /// <summary><c>structs[i].Y = numbers[2 * i + 1]</c></summary>
    public static IEnumerable<Stmt> Scatter(Local numbers, Local structs, LocalFactory locals) =>
        Each(structs, locals, (part, place) => new Store(new Read(structs), part, Converted(new Element(new Read(numbers), place), structs.Type.CellType(part))));

    private static IEnumerable<Stmt> Each(Local structs, LocalFactory locals, Func<EquatableArray<Expr>, EquatableArray<Expr>, Store> move)
    {
        Local row = locals.New("i", IrType.Int);
        if (!structs.Type.HasRows) return [Count(row, new Length(new Read(structs), null), Moves([new Read(row)], Times(row, CountOf(structs.Type))))];

        // Rows may be of any length: the numbers are counted.
        Local column = locals.New("j", IrType.Int), next = locals.New("next", IrType.Int);
        bool isMatrix = structs.Type.Shape == Shape.Matrix;
        Length rows = new(new Read(structs), isMatrix ? 0 : null), columns = isMatrix ? new(new Read(structs), 1) : new(new Row(new Read(structs), new Read(row)), null);
        Stmt[] cell = [.. Moves([new Read(row), new Read(column)], new Read(next)), new Assign(next, FlatLayout.Sum(new Read(next), Expr.Int(CountOf(structs.Type))))];
        return [new Define(next, Expr.Int(0)), Count(row, rows, [Count(column, columns, cell)])];

        Stmt[] Moves(Expr[] place, Expr first) =>
            [.. Parts(structs.Type).Select((p, i) => move(EquatableArray.Of([.. place, Expr.Int(p)]), EquatableArray.Of(FlatLayout.Sum(first, Expr.Int(i)))))];
    }

    private static IEnumerable<int> Parts(IrType type) => Enumerable.Range(0, type.Record!.Types.Count).Where(i => type.Record.Types[i].IsReal);

    private static Expr Times(Local index, int count) => FlatLayout.Product(new Read(index), Expr.Int(count));

    private static Loop Count(Local index, Expr count, Stmt[] body) => new(null, new Block(EquatableArray.Of(body))) { Counter = new Counter(index, Expr.Int(0), count, 1) };

    private static Expr Converted(Expr value, IrType type) => value.Type == type ? value : new Ir.Convert(value, type);
}
