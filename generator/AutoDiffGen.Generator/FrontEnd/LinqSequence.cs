using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A sequence that is enumerated as it is made, without an object for it.</summary>
internal abstract class LinqSequence
{
    private bool isPrepared;

    /// <summary>Evaluates what the sequence is made from, in C#'s order, and once, where C# makes the sequence.</summary>
    public void Prepare(FunctionScope scope, ExpressionLowering expressions)
    {
        if (isPrepared) return;
        isPrepared = true;
        Evaluate(scope, expressions);
    }

    protected abstract void Evaluate(FunctionScope scope, ExpressionLowering expressions);

    /// <summary>Whether it is known beforehand how many elements there can be.</summary>
    public virtual bool IsBounded => true;

    /// <summary>How many elements there are, and each of them; null when that shows only on the way.</summary>
    public abstract Expr? Count { get; }

    /// <summary>How many elements there can be.</summary>
    public abstract Expr Most { get; }

    /// <summary>An element by its number.</summary>
    public abstract Expr At(FunctionScope scope, Expr index);

    /// <summary>The loop over all elements; the body gets each with its number, if that is known.</summary>
    public virtual void Each(FunctionScope scope, Action<Expr, Expr?> body) => LoopBuilder.Counted(scope, Count!, "i", i => body(At(scope, i), i));
}

/// <summary>The cells of an array or a span.</summary>
internal sealed class LinqCells(IOperation source) : LinqSequence
{
    private Expr? array;

    public override Expr Count => new Length(array!, null);

    public override Expr Most => Count;

    protected override void Evaluate(FunctionScope scope, ExpressionLowering expressions)
    {
        Expr value = expressions.Value(source);
        array = value is Read { Local: var local } && !scope.IsReassigned(local) ? value : scope.Spill(value);
    }

    public override Expr At(FunctionScope scope, Expr index) => new Element(array!, EquatableArray.Of(index));
}

/// <summary><c>Enumerable.Range(start, count)</c>, <c>Enumerable.Repeat(value, count)</c></summary>
internal sealed class LinqCounting(IOperation first, IOperation count, bool isRange) : LinqSequence
{
    private Expr[] values = [];

    public override Expr Count => values[1];

    public override Expr Most => Count;

    protected override void Evaluate(FunctionScope scope, ExpressionLowering expressions)
    {
        values = expressions.Values([first, count]);
        for (int i = 0; i < values.Length; i++) values[i] = values[i] is Literal or Number or Length ? values[i] : scope.Spill(values[i]);
        if (values[1] is not (Literal or Length)) LinqLowering.ThrowIf(scope, new Binary(BinaryOperator.Less, values[1], LoopBuilder.Zero, IrType.Bool), "ArgumentOutOfRangeException(\"count\")");
    }

    public override Expr At(FunctionScope scope, Expr index) => !isRange ? values[0] : values[0] is Literal { Text: "0" } ? index : LoopBuilder.Plus(values[0], index);
}

/// <summary><c>source.Select(x => …)</c>, <c>source.Select((x, i) => …)</c></summary>
internal sealed class LinqSelect(LinqSequence source, LinqFunction function, bool takesIndex) : LinqSequence
{
    private ExpressionLowering? lowering;

    /// <summary>Whether the number of each element is known beforehand.</summary>
    public bool IsIndexed => source is not (LinqWhere or LinqIterator or LinqSelect { IsIndexed: false });

    public override Expr? Count => source.Count;

    public override Expr Most => source.Most;

    public override bool IsBounded => source.IsBounded;

    protected override void Evaluate(FunctionScope scope, ExpressionLowering expressions)
    {
        lowering = expressions;
        source.Prepare(scope, expressions);
    }

    public override Expr At(FunctionScope scope, Expr index) => Apply(scope, source.At(scope, index), index);

    public override void Each(FunctionScope scope, Action<Expr, Expr?> body) => source.Each(scope, (element, index) => body(Apply(scope, element, index), index));

    private Expr Apply(FunctionScope scope, Expr element, Expr? index) => takesIndex ? function.Apply(scope, lowering!, element, index!) : function.Apply(scope, lowering!, element);
}

/// <summary><c>source.Where(x => …)</c></summary>
internal sealed class LinqWhere(LinqSequence source, LinqFunction test) : LinqSequence
{
    private ExpressionLowering? lowering;

    public override Expr? Count => null;

    public override Expr Most => source.Most;

    public override bool IsBounded => source.IsBounded;

    protected override void Evaluate(FunctionScope scope, ExpressionLowering expressions)
    {
        lowering = expressions;
        source.Prepare(scope, expressions);
    }

    public override Expr At(FunctionScope scope, Expr index) => throw new InvalidOperationException("The number of an element shows only on the way.");

    public override void Each(FunctionScope scope, Action<Expr, Expr?> body) => source.Each(scope, (element, _) =>
    {
        Expr kept = LinqFunction.Atom(scope, element);
        Expr condition = test.Apply(scope, lowering!, kept);
        scope.Emit(new If(condition, scope.Nested(() => body(kept, null)), Block.Empty));
    });
}

/// <summary><c>first.Zip(second, (x, y) => …)</c></summary>
internal sealed class LinqZip(LinqSequence first, LinqSequence second, LinqFunction function) : LinqSequence
{
    private ExpressionLowering? lowering;
    private Expr? count;

    public override Expr? Count => count;

    public override Expr Most => count!;

    protected override void Evaluate(FunctionScope scope, ExpressionLowering expressions)
    {
        lowering = expressions;
        first.Prepare(scope, expressions);
        second.Prepare(scope, expressions);
        Expr one = first.Count!, other = second.Count!;
        count = one.Equals(other) ? one : scope.Spill(new Select(new Binary(BinaryOperator.Less, one, other, IrType.Bool), one, other));
    }

    public override Expr At(FunctionScope scope, Expr index)
    {
        Expr one = LinqFunction.Atom(scope, first.At(scope, index));
        return function.Apply(scope, lowering!, one, second.At(scope, index));
    }
}
