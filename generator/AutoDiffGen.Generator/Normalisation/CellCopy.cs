using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Copies all cells of an array, in normal form.</summary>
internal static class CellCopy
{
    /// <summary>What stands after the index of a cell: nothing, or the number of each part of a struct.</summary>
    public static IEnumerable<Expr[]> PartsOf(IrType array) => array.Record is not { } record ? [[]] : Enumerable.Range(0, record.Types.Count).Select(i => new Expr[] { Expr.Int(i) });

    /// <summary><c>for (int i = 0; i &lt; from.Length; i++) to[start + i] = from[i];</c></summary>
    public static Loop Loop(Local from, Local to, Expr start, LocalFactory locals)
    {
        Local index = locals.New("i", IrType.Int);
        var array = new Read(from);
        Expr place = start.IsInt(out int zero) && zero == 0 ? new Read(index) : new Binary(BinaryOperator.Add, start, new Read(index), IrType.Int);
        var body = new List<Stmt>();
        foreach (Expr[] part in PartsOf(from.Type))
        {
            var source = new Element(array, EquatableArray.Of([new Read(index), .. part]));
            Local cell = locals.Temporary(from.Name + "Cell", source.Type);
            body.Add(new Define(cell, source) { IsPrimal = true });
            body.Add(new Store(new Read(to), EquatableArray.Of([place, .. part]), new Read(cell)) { IsPrimal = true });
        }

        return new Loop(null, new Block(body.ToEquatableArray())) { Counter = new Counter(index, Expr.Int(0), new Length(array, null), 1) };
    }
}
