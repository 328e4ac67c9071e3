using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Copies all cells of an array, in normal form.</summary>
internal static class CellCopy
{
    /// <summary><c>for (int i = 0; i &lt; from.Length; i++) to[start + i] = from[i];</c></summary>
    public static Loop Loop(Local from, Local to, Expr start, LocalFactory locals)
    {
        Local index = locals.New("i", IrType.Int);
        Local cell = locals.Temporary(from.Name + "Cell", from.Type.ElementType);
        var array = new Read(from);
        Expr place = start.IsInt(out int zero) && zero == 0 ? new Read(index) : new Binary(BinaryOperator.Add, start, new Read(index), IrType.Int);
        var body = new Block(EquatableArray.Of<Stmt>(
            new Define(cell, new Element(array, EquatableArray.Of<Expr>(new Read(index)))) { IsPrimal = true },
            new Store(new Read(to), EquatableArray.Of(place), new Read(cell)) { IsPrimal = true }));
        return new Loop(null, body) { Counter = new Counter(index, Expr.Int(0), new Length(array, null), 1) };
    }
}
