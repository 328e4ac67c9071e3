using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary><c>sum[i] += factor · cells[i]</c>, where a factor that is exactly zero contributes exactly zero.</summary>
internal static class ScaledSum
{
    public static Stmt Of(LocalFactory locals, Expr factor, Local cells, Local sum)
    {
        int dimensions = cells.Type.Shape == Shape.Matrix ? 2 : 1;
        return ForEach([]);

        Stmt ForEach(Expr[] outer)
        {
            Local index = locals.New(outer.Length == 0 ? "i" : "j", IrType.Int);
            Expr[] indices = [.. outer, new Read(index)];
            Stmt body = indices.Length < dimensions ? ForEach(indices) : Add(indices.ToEquatableArray());
            return new Loop(null, new Block(EquatableArray.Of(body)))
            {
                Counter = new Counter(index, Expr.Int(0), new Length(new Read(cells), dimensions == 1 ? null : outer.Length), 1),
            };
        }

        Stmt Add(EquatableArray<Expr> indices)
        {
            Expr product = Algebra.GuardedProduct(factor, new Element(new Read(cells), indices));
            return new Store(new Read(sum), indices, new Element(new Read(sum), indices) + Algebra.ConvertTo(product, sum.Type.ElementType));
        }
    }
}
