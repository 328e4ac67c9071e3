using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>All cells of an array on a tape, for a reverse sweep that finds the array changed.</summary>
internal sealed class CellTape
{
    private readonly LocalFactory locals;
    private readonly Local tape, array;
    private readonly Local[] lengths;

    /// <param name="locals">Makes the variables.</param>
    /// <param name="tape">The tape for cells of its type.</param>
    /// <param name="array">The array to be kept.</param>
    /// <param name="asSpan">Whether a span of pooled memory will do for the copy of an array.</param>
    public CellTape(LocalFactory locals, Local tape, Local array, bool asSpan = false)
    {
        (this.locals, this.tape, this.array) = (locals, tape, array);
        int dimensions = array.Type.Shape == Shape.Matrix ? 2 : 1;
        lengths = [.. Enumerable.Range(0, dimensions).Select(_ => locals.Temporary("length", IrType.Int))];
        Copy = locals.Temporary(array.Name, array.Type.Shape == Shape.ReadOnlySpan || asSpan && array.Type.Shape == Shape.Array ? array.Type.With(Shape.Span) : array.Type);
    }

    /// <summary>The array that is filled from the tape.</summary>
    public Local Copy { get; }

    /// <summary>Statements of the primal.</summary>
    public IEnumerable<Stmt> Record
    {
        get
        {
            for (int d = 0; d < lengths.Length; d++) yield return new Define(lengths[d], new Length(new Read(array), lengths.Length == 1 ? null : d));
            yield return ForEach(0, [], isReversed: false, indices => [.. Pushed(indices)]);
        }
    }

    /// <summary>Statements of the adjoint.</summary>
    public IEnumerable<Stmt> TakeBack
    {
        get
        {
            yield return new Define(Copy, new Allocate(lengths.Select(l => (Expr)new Read(l)).ToEquatableArray(), Copy.Type) { IsPooled = true });
            yield return ForEach(0, [], isReversed: true, indices => [.. Popped(indices)]);
        }
    }

    private IEnumerable<Stmt> Pushed(EquatableArray<Expr> indices)
    {
        Local cell = locals.Temporary("cell", array.Type.ElementType);
        yield return new Define(cell, new Element(new Read(array), indices));
        yield return new Push(tape, new Read(cell));
    }

    private IEnumerable<Stmt> Popped(EquatableArray<Expr> indices)
    {
        Local cell = locals.Temporary("cell", array.Type.ElementType);
        yield return new Pop(cell, tape);
        yield return new Store(new Read(Copy), indices, new Read(cell));
    }

    private Loop ForEach(int dimension, Expr[] outer, bool isReversed, Func<EquatableArray<Expr>, Stmt[]> body)
    {
        Local index = locals.New(dimension == 0 ? "i" : "j", IrType.Int);
        Expr length = new Read(lengths[dimension]);
        Expr[] indices = [.. outer, new Read(index)];
        Stmt[] inner = indices.Length == lengths.Length ? body(indices.ToEquatableArray()) : [ForEach(dimension + 1, indices, isReversed, body)];
        Counter counter = isReversed
            ? new Counter(index, new Binary(BinaryOperator.Subtract, length, Expr.Int(1), IrType.Int), Expr.Int(0), -1) { Inclusive = true }
            : new Counter(index, Expr.Int(0), length, 1);
        return new Loop(null, new Block(inner.ToEquatableArray())) { Counter = counter };
    }
}
