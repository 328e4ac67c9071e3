using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What comes of a sequence in the end, as the framework computes it to the bit.</summary>
internal sealed partial class LinqLowering
{
    private static readonly Literal One = new("1", IrType.Int);

    /// <summary>A function given with the call itself is applied to each element first.</summary>
    private LinqSequence? WithSelector(IInvocationOperation call, LinqSequence source) =>
        call.Arguments.Length == 1 ? source : Function(call.Arguments[1].Value, 1) is { } function ? new LinqSelect(source, function, takesIndex: false) : null;

    private Expr? Sum(IInvocationOperation call, LinqSequence source, IrType type)
    {
        if (WithSelector(call, source) is not { } sequence) return null;
        sequence.Prepare(scope, expressions);
        return Algebra.ConvertTo(new Read(Total(sequence, call.Syntax, null)), type);
    }

    /// <summary>Sums are formed in double precision, of floats too.</summary>
    private Local Total(LinqSequence sequence, SyntaxNode source, Local? counter)
    {
        Local sum = scope.Temporary(IrType.Double, "sum");
        scope.Emit(new Define(sum, Expr.Zero(IrType.Double)));
        sequence.Each(scope, (element, _) =>
        {
            scope.Emit(new Assign(sum, new Binary(BinaryOperator.Add, new Read(sum), Algebra.ConvertTo(element, IrType.Double), IrType.Double)) { Source = SourceLine.Of(source) });
            if (counter is not null) CountUp(counter);
        });
        return sum;
    }

    private Expr? Average(IInvocationOperation call, LinqSequence source, IrType type)
    {
        if (WithSelector(call, source) is not { } sequence) return null;
        sequence.Prepare(scope, expressions);
        Local? counter = sequence.Count is null ? Counter() : null;
        if (counter is null) ThrowIfNone(sequence.Count!);
        Local sum = Total(sequence, call.Syntax, counter);
        if (counter is not null) ThrowIfNone(new Read(counter));
        Expr count = Algebra.ConvertTo(counter is null ? sequence.Count! : new Read(counter), IrType.Double);
        return Algebra.ConvertTo(new Binary(BinaryOperator.Divide, new Read(sum), count, IrType.Double), type);
    }

    /// <summary>The first of the largest, or of the smallest. NaN is smaller than any number.</summary>
    private Expr? Extreme(IInvocationOperation call, LinqSequence source, IrType type)
    {
        if (WithSelector(call, source) is not { } sequence) return null;
        sequence.Prepare(scope, expressions);
        bool isMax = call.TargetMethod.Name == "Max";
        Local best = scope.Temporary(type, isMax ? "max" : "min");
        scope.Emit(new Define(best, Expr.Zero(type)));
        Local? counter = sequence.Count is null ? Counter() : null;
        if (counter is null) ThrowIfNone(sequence.Count!);
        sequence.Each(scope, (element, index) =>
        {
            Expr value = LinqFunction.Atom(scope, element);
            Expr isBetter = new Binary(isMax ? BinaryOperator.Greater : BinaryOperator.Less, value, new Read(best), IrType.Bool);
            Expr nan = isMax ? new Read(best) : value;
            Expr isNaN = new Binary(BinaryOperator.NotEqual, nan, nan, IrType.Bool);
            Expr isFirst = new Binary(BinaryOperator.Equal, counter is null ? index! : new Read(counter), LoopBuilder.Zero, IrType.Bool);
            Expr replaces = Or(isFirst, Or(isBetter, isNaN));
            scope.Emit(new If(replaces, scope.Nested(() => scope.Emit(new Assign(best, value) { Source = SourceLine.Of(call.Syntax) })), Block.Empty));
            if (counter is not null) CountUp(counter);
        });
        if (counter is not null) ThrowIfNone(new Read(counter));
        return new Read(best);
    }

    private static Binary Or(Expr left, Expr right) => new(BinaryOperator.OrElse, left, right, IrType.Bool);

    private Local Counter()
    {
        Local counter = scope.Temporary(IrType.Int, "count");
        scope.Emit(new Define(counter, LoopBuilder.Zero));
        return counter;
    }

    private void CountUp(Local counter) => scope.Emit(new Assign(counter, LoopBuilder.Plus(new Read(counter), One)));

    private Expr? Count(IInvocationOperation call, LinqSequence source)
    {
        LinqSequence? sequence = call.Arguments.Length == 1 ? source : Function(call.Arguments[1].Value, 1) is { } test ? new LinqWhere(source, test) : null;
        if (sequence is null) return null;
        sequence.Prepare(scope, expressions);
        if (sequence.Count is { } known && sequence is LinqCells) return known;
        Local counter = Counter();
        sequence.Each(scope, (element, _) =>
        {
            LinqFunction.Atom(scope, element);
            CountUp(counter);
        });
        return new Read(counter);
    }

    private Expr? Aggregate(IInvocationOperation call, LinqSequence source, IrType type)
    {
        if (call.Arguments.Length is not (2 or 3) || Function(call.Arguments[call.Arguments.Length - 1].Value, 2) is not { } function) return null;
        bool hasSeed = call.Arguments.Length == 3;
        if (!hasSeed && !IsIndexed(source)) return null;
        source.Prepare(scope, expressions);
        Local total = scope.Temporary(type, "total");
        if (!hasSeed) ThrowIfNone(source.Count!);
        scope.Emit(new Define(total, hasSeed ? expressions.Value(call.Arguments[1].Value) : Expr.Zero(type)));
        source.Each(scope, (element, index) =>
        {
            Expr value = LinqFunction.Atom(scope, element);
            Block next = scope.Nested(() => scope.Emit(new Assign(total, function.Apply(scope, expressions, new Read(total), value)) { Source = SourceLine.Of(call.Syntax) }));
            if (!hasSeed)
            {
                Expr isFirst = new Binary(BinaryOperator.Equal, index!, LoopBuilder.Zero, IrType.Bool);
                scope.Emit(new If(isFirst, scope.Nested(() => scope.Emit(new Assign(total, value))), next));
                return;
            }

            scope.EmitAll(next);
        });
        return new Read(total);
    }

    private Expr? End(IInvocationOperation call, LinqSequence source)
    {
        if (call.Arguments.Length != 1 || source is not (LinqCells or LinqCounting)) return null;
        source.Prepare(scope, expressions);
        ThrowIfNone(source.Count!);
        return source.At(scope, call.TargetMethod.Name == "First" ? LoopBuilder.Zero : LoopBuilder.Minus(source.Count!, One));
    }

    private Read ToArray(LinqSequence source, IrType type, Local? target)
    {
        source.Prepare(scope, expressions);
        if (source.Count is not { } count) return Filtered(source, type, target);
        Local array = target ?? scope.Temporary(type, "values");
        scope.Emit(new Define(array, new Allocate(EquatableArray.Of(count), type)));
        source.Each(scope, (element, index) => scope.Emit(new Store(new Read(array), EquatableArray.Of(index!), element)));
        return new Read(array);
    }

    /// <summary>How many there are shows when they are there.</summary>
    private Read Filtered(LinqSequence source, IrType type, Local? target)
    {
        Local all = scope.Temporary(type, "kept");
        scope.Emit(new Define(all, new Allocate(EquatableArray.Of(source.Most), type)));
        Local counter = Counter();
        source.Each(scope, (element, _) =>
        {
            scope.Emit(new Store(new Read(all), EquatableArray.Of<Expr>(new Read(counter)), element));
            CountUp(counter);
        });
        Local array = target ?? scope.Temporary(type, "values");
        scope.Emit(new Define(array, new Allocate(EquatableArray.Of<Expr>(new Read(counter)), type)));
        LoopBuilder.Counted(scope, new Read(counter), "i", i => scope.Emit(new Store(new Read(array), EquatableArray.Of<Expr>(i), new Element(new Read(all), EquatableArray.Of<Expr>(i)))));
        return new Read(array);
    }
}
