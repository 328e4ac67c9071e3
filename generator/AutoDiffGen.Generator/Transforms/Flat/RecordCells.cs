using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>The numbers of structs in an array, one after the other; what is no floating-point number is left out.</summary>
internal static class RecordCells
{
    /// <summary>How many numbers each of the structs has.</summary>
    public static int CountOf(IrType type) => type.Record is { } record ? record.Types.Count(static t => t.IsReal) : 1;

    /// <summary><c>numbers[2 * i + 1] = structs[i].Y</c></summary>
    public static Loop Gather(Local structs, Local numbers, LocalFactory locals) =>
        Each(structs, locals, (part, place) => new Store(new Read(numbers), place, Converted(new Element(new Read(structs), part), numbers.Type.ElementType)));

    /// <summary><c>structs[i].Y = numbers[2 * i + 1]</c></summary>
    public static Loop Scatter(Local numbers, Local structs, LocalFactory locals) =>
        Each(structs, locals, (part, place) => new Store(new Read(structs), part, Converted(new Element(new Read(numbers), place), structs.Type.CellType(part))));

    private static Loop Each(Local structs, LocalFactory locals, Func<EquatableArray<Expr>, EquatableArray<Expr>, Store> move)
    {
        Local index = locals.New("i", IrType.Int);
        int[] parts = [.. Enumerable.Range(0, structs.Type.Record!.Types.Count).Where(i => structs.Type.Record.Types[i].IsReal)];
        Expr first = FlatLayout.Product(new Read(index), Expr.Int(parts.Length));
        Stmt[] moves = [.. parts.Select((p, i) => move(EquatableArray.Of(new Read(index), Expr.Int(p)), EquatableArray.Of(FlatLayout.Sum(first, Expr.Int(i)))))];
        return new Loop(null, new Block(EquatableArray.Of(moves))) { Counter = new Counter(index, Expr.Int(0), new Length(new Read(structs), null), 1) };
    }

    private static Expr Converted(Expr value, IrType type) => value.Type == type ? value : new Ir.Convert(value, type);
}
