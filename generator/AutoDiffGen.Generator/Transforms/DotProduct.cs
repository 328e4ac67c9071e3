using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>The sum of the products of two arrays' cells, where a cell that is exactly zero contributes exactly zero.</summary>
internal sealed class DotProduct(LocalFactory locals, Local left, Local right)
{
    public Local Result { get; } = locals.Temporary("sum", left.Type.ElementType);

    public IEnumerable<Stmt> Statements => [Sum(left.Type.Shape == Shape.Matrix ? 2 : 1, [], Expr.Zero(left.Type.ElementType), Result)];

    private Loop Sum(int dimensions, Expr[] outer, Expr start, Local result)
    {
        int dimension = outer.Length;
        Local index = locals.New(dimension == 0 ? "i" : "j", IrType.Int);
        Local head = locals.Temporary("sum", result.Type), next = locals.Temporary("sum", result.Type);
        Expr[] indices = [.. outer, new Read(index)];
        Stmt[] body = indices.Length < dimensions ? [Sum(dimensions, indices, new Read(head), next)] : [.. Cell(indices.ToEquatableArray(), head, next)];
        return new Loop(null, new Block(body.ToEquatableArray()))
        {
            Counter = new Counter(index, Expr.Int(0), new Length(new Read(left), dimensions == 1 ? null : dimension), 1),
            Carried = EquatableArray.Of(new Carried(head, start, new Read(next), result)),
        };
    }

    private IEnumerable<Stmt> Cell(EquatableArray<Expr> indices, Local head, Local next)
    {
        Local slope = locals.Temporary("slope", left.Type.ElementType), direction = locals.Temporary("direction", right.Type.ElementType);
        yield return new Define(slope, new Element(new Read(left), indices));
        yield return new Define(direction, new Element(new Read(right), indices));
        yield return new Define(next, new Read(head) + Algebra.GuardedProduct(new Read(direction), new Read(slope)));
    }
}
