using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary><c>[a, b, .. c]</c></summary>
    private Expr Collection(ICollectionExpressionOperation collection, Local? target)
    {
        IrType type = scope.Session.TypeOf(collection.Type);
        if (type.Shape == Shape.Jagged) return Rows(collection.Elements, target, type) ?? opaque.Expression(collection);
        if (type is not { IsArray: true, IsReal: true, Shape: not Shape.Matrix }) return opaque.Expression(collection);
        if (collection.Elements.Any(static e => e is ISpreadOperation)) return Spread(collection, type, target) ?? opaque.Expression(collection);
        Local array = Fresh(target, type.With(Shape.Array), [Index(collection.Elements.Length)]);
        for (int i = 0; i < collection.Elements.Length; i++)
        {
            if (type.Record is not null) StoreRecord(array, [Index(i)], collection.Elements[i]);
            else scope.Emit(new Store(new Read(array), EquatableArray.Of<Expr>(Index(i)), Value(collection.Elements[i])));
        }

        return new Read(array);
    }

    /// <summary>All elements are evaluated before there is an array for them.</summary>
    private Expr? Spread(ICollectionExpressionOperation collection, IrType type, Local? target)
    {
        if (type.Record is not null || collection.Elements.OfType<ISpreadOperation>().Any(s => !IsSpreadable(s, type))) return null;
        Expr[] values = Values([.. collection.Elements.Select(static e => e is ISpreadOperation spread ? spread.Operand : e)]);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not (Number or Literal or Read)) values[i] = scope.Spill(values[i]);
        }

        bool[] isSpread = [.. collection.Elements.Select(static e => e is ISpreadOperation)];
        int single = isSpread.Count(static s => !s);
        IEnumerable<Expr> lengths = values.Where((_, i) => isSpread[i]).Select(static v => (Expr)new Length(v, null));
        Expr total = single == 0 ? lengths.Aggregate(LoopBuilder.Plus) : lengths.Aggregate((Expr)Index(single), LoopBuilder.Plus);
        Local array = Fresh(target, type.With(Shape.Array), [total]);
        Expr at = Index(0);
        for (int i = 0; i < values.Length; i++)
        {
            if (isSpread[i]) Arrays.CopyCells(values[i], new Read(array), at, collection.Syntax);
            else scope.Emit(new Store(new Read(array), EquatableArray.Of(at), values[i]));
            Expr step = isSpread[i] ? new Length(values[i], null) : Index(1);
            if (i < values.Length - 1) at = at is Literal { Text: "0" } ? step : scope.Spill(LoopBuilder.Plus(at, step));
        }

        return new Read(array);
    }

    private bool IsSpreadable(ISpreadOperation spread, IrType type)
    {
        IrType source = scope.Session.TypeOf(spread.Operand.Type);
        return source.IsArray && source.Shape != Shape.Matrix && source.Element == type.Element;
    }

    /// <summary><c>stackalloc</c> has no operation of its own; its syntax tells.</summary>
    private Expr? StackAllocation(IOperation operation, ITypeSymbol? type)
    {
        (InitializerExpressionSyntax? initializer, ArrayTypeSyntax? array) = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax known } syntax => (syntax.Initializer, known),
            ImplicitStackAllocArrayCreationExpressionSyntax syntax => (syntax.Initializer, null),
            _ => (null, (ArrayTypeSyntax?)null),
        };
        if (initializer is null && array is null) return null;
        SemanticModel model = scope.Session.Model(operation.Syntax.SyntaxTree);
        IrType cells = scope.Session.TypeOf(type ?? model.GetTypeInfo(operation.Syntax).ConvertedType);
        if (cells.Shape is not (Shape.Span or Shape.ReadOnlySpan)) return null;
        cells = cells with { Shape = Shape.Span };
        if (initializer is not null) return cells is { IsReal: true, Record: null } ? StackAllocation(initializer, cells, model) : null;
        if (model.GetOperation(array!.RankSpecifiers[0].Sizes[0], scope.Session.Cancellation) is not { } length) return null;
        return new Allocate(EquatableArray.Of(Value(length)), cells) { OnStack = true };
    }

    private Read? StackAllocation(InitializerExpressionSyntax initializer, IrType cells, SemanticModel model)
    {
        IOperation?[] values = [.. initializer.Expressions.Select(e => model.GetOperation(e, scope.Session.Cancellation))];
        if (values.Any(static v => !TypeFacts.IsFloating(v?.Type) && !TypeFacts.IsInteger(v?.Type))) return null;
        Local array = scope.Temporary(cells, "a");
        scope.Emit(new Define(array, new Allocate(EquatableArray.Of<Expr>(Index(values.Length)), cells) { OnStack = true }));
        for (int i = 0; i < values.Length; i++) scope.Emit(new Store(new Read(array), EquatableArray.Of<Expr>(Index(i)), Algebra.ConvertTo(Value(values[i]!), cells.ElementType)));
        return new Read(array);
    }
}
