using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{
    /// <summary>A loop, and whether it is one of the outermost of a method with <c>[Checkpoint]</c>.</summary>
    private void Repeated(IOperation loop, Action lower)
    {
        int mark = scope.Mark;
        loopDepth++;
        lower();
        loopDepth--;
        if (loopDepth > 0 || !IsCheckpointed) return;
        scope.Checkpoint(mark, loop.Syntax);
        hasCheckpoints = true;
    }

    private void For(IForLoopOperation loop)
    {
        foreach (IOperation start in loop.Before) Statement(start);
        Block iterator = scope.Nested(() =>
        {
            foreach (IOperation step in loop.AtLoopBottom) Statement(step);
        });
        Repeat(loop.Condition, loop.Body, WithoutSource(iterator), negate: false);
    }

    /// <summary>A condition that has effects runs inside the loop and leaves it.</summary>
    private void Repeat(IOperation? condition, IOperation body, Block iterator, bool negate)
    {
        Expr? test = null;
        Block effects = scope.Nested(() => test = condition is null ? null : expressions.Value(condition));
        if (negate && test is not null) test = new Unary(UnaryOperator.Not, test, IrType.Bool);
        if (effects.IsEmpty)
        {
            scope.Emit(new Loop(test, Nested(body)) { Iterator = iterator });
            return;
        }

        Block whole = scope.Nested(() =>
        {
            scope.EmitAll(effects);
            scope.Emit(new If(test!, Block.Empty, new Block(EquatableArray.Of<Stmt>(new Break()))));
            Statement(body);
        });
        scope.Emit(new Loop(null, whole) { Iterator = iterator });
    }

    /// <summary>Iterations that do not meet may run one after the other.</summary>
    private bool TryParallel(IInvocationOperation call)
    {
        if (ParallelLoop.Of(call, scope) is not { } loop) return false;
        Expr[] bounds = expressions.Values([loop.From, loop.To]);
        for (int i = 0; i < bounds.Length; i++) bounds[i] = bounds[i] is Literal or Length ? bounds[i] : scope.Spill(bounds[i]);
        Repeated(call, () =>
        {
            Local index = scope.DeclareAnew(loop.Index);
            scope.Emit(new Define(index, bounds[0]));
            Block body = scope.Nested(() =>
            {
                foreach (IOperation statement in loop.Body) Statement(statement);
            });
            var next = new Assign(index, LoopBuilder.Plus(new Read(index), new Literal("1", IrType.Int)));
            scope.Emit(new Loop(new Binary(BinaryOperator.Less, new Read(index), bounds[1], IrType.Bool), body) { Iterator = new Block(EquatableArray.Of<Stmt>(next)) });
        });
        return true;
    }

    private static Block WithoutSource(Block block) =>
        new(block.Statements.Select(static s => s with { Source = null }).ToEquatableArray());

    private void While(IWhileLoopOperation loop)
    {
        if (loop.ConditionIsTop)
        {
            Repeat(loop.Condition, loop.Body, Block.Empty, loop.ConditionIsUntil);
            return;
        }

        Expr? test = null;
        Block effects = scope.Nested(() => test = expressions.Value(loop.Condition!));
        if (effects.IsEmpty)
        {
            scope.Emit(new Loop(test, Nested(loop.Body)) { TestsLast = true });
            return;
        }

        Local again = scope.Temporary(IrType.Bool, "again");
        scope.Emit(new Define(again, new Literal("true", IrType.Bool)));
        var iterator = new Block(effects.Statements.Append(new Assign(again, test!)).ToEquatableArray());
        scope.Emit(new Loop(new Read(again), Nested(loop.Body)) { Iterator = iterator });
    }

    /// <summary>Arrays and spans are walked by index; each cell is read when its turn comes.</summary>
    private void ForEach(IForEachLoopOperation loop)
    {
        IOperation collection = CollectionOf(loop);
        if (collection is ICoalesceOperation { WhenNull: var whenNull } orEmpty && IsEmptyArray(whenNull) && scope.Session.TypeOf(orEmpty.Value.Type).Shape == Shape.Array)
        {
            ForEachUnlessNull(loop, orEmpty);
            return;
        }

        ForEach(loop, collection);
    }

    private IOperation CollectionOf(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion && !expressions.IsArray(conversion)) collection = conversion.Operand;
        return collection;
    }

    /// <summary>Nobody needs <c>a ?? []</c> as an array of its own just to walk it.</summary>
    private void ForEachUnlessNull(IForEachLoopOperation loop, ICoalesceOperation orEmpty)
    {
        Expr array = Steady(expressions.Value(orEmpty.Value));
        if (array is not Read read) array = read = scope.Spill(array);
        Opaque test = new CopiedText(["", " != null"], [read.Local], null).ToExpr(IrType.Bool) with { IsPure = true };
        scope.Emit(new If(test, scope.Nested(() => Walk(loop, array, new Length(array, null))), Block.Empty));
    }

    private static bool IsEmptyArray(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation is ICollectionExpressionOperation { Elements.IsEmpty: true }
            or IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } };
    }

    private void ForEach(IForEachLoopOperation loop, IOperation collection)
    {
        if (TryWalk(loop, collection)) return;
        IrType type = scope.FindList(collection)?.Type ?? scope.Session.TypeOf(collection.Type);
        bool known = type.IsArray && (type.Shape != Shape.Matrix || !BreaksOut(loop)) && (DeconstructsRecords(loop, collection)
            || loop.LoopControlVariable is IVariableDeclaratorOperation && (IsPlain(loop, type) || (type is { IsReal: true, Record: null } && IsNumber(loop))));
        if (!known || (type.IsList && MayChange(loop.Body, collection)))
        {
            if (TakesReals(loop) && TryEnumerate(loop, collection)) return;
            bool givesArrays = ElementTypeOf(collection.Type) is { } element && scope.Session.TypeOf(element).IsArray;
            bool hides = !type.IsReal && !givesArrays && TypeFacts.HidesReals(collection.Type);
            Copy(loop, hides ? "ADG0103" : "ADG0102", hides ? SymbolText.Display(collection.Type!) : "foreach", why: hides ? null : type is { IsReal: true, Shape: Shape.Matrix } && BreaksOut(loop) ? Explanations.LeavesMatrix : Explanations.OfLoop(collection.Type));
            return;
        }

        Expr array = Steady(expressions.Value(collection));
        if (type.Shape == Shape.Matrix) WalkRows(loop, array);
        else Walk(loop, array, expressions.CountOf(collection, array));
    }

    /// <summary>Row by row, as C# enumerates a matrix.</summary>
    private void WalkRows(IForEachLoopOperation loop, Expr matrix)
    {
        LoopBuilder.Counted(scope, new Length(matrix, 0), "i", row => LoopBuilder.Counted(scope, new Length(matrix, 1), "j", column =>
        {
            ForEachVariable(loop, new Element(matrix, EquatableArray.Of<Expr>(row, column)));
            Statement(loop.Body);
        }));
    }

    private void Walk(IForEachLoopOperation loop, Expr array, Expr count) => LoopBuilder.Counted(scope, count, "i", index =>
    {
        ForEachVariable(loop, new Element(array, EquatableArray.Of<Expr>(index)));
        Statement(loop.Body);
    });

    private static bool BreaksOut(IForEachLoopOperation loop) => loop.Body.DescendantsAndSelf().Any(d =>
        d is IBranchOperation { BranchKind: BranchKind.Break } branch && branch.GetCorrespondingOperation() == loop);

    private void ForEachVariable(IForEachLoopOperation loop, Element cell)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation declarator)
        {
            expressions.Deconstruct(loop.LoopControlVariable, new RecordTarget([cell.Array, .. cell.Indices], 0, expressions.LayoutOf(TypeFacts.StructElement(CollectionOf(loop).Type))!));
            return;
        }

        ILocalSymbol symbol = declarator.Symbol;
        if (cell.Array.Type is { Record: not null, Shape: not Shape.Jagged })
        {
            ForEachRecord(symbol, cell);
            return;
        }

        if (symbol.RefKind != RefKind.None)
        {
            scope.Alias(symbol, new CellTarget([cell.Array, .. cell.Indices]));
            return;
        }

        IrType type = scope.Session.TypeOf(symbol.Type);
        if (cell.Array.Type.Shape == Shape.Jagged)
        {
            scope.Emit(new Define(scope.Declare(symbol, symbol.Type), new Row(cell.Array, cell.Indices[0])));
            return;
        }

        Expr value = cell.Type == type ? cell : new Ir.Convert(cell, type);
        scope.Emit(new Define(scope.Declare(symbol, symbol.Type), value));
    }

    /// <summary>Whether each element is taken as it is, or as another number.</summary>
    private bool IsPlain(IForEachLoopOperation loop, IrType type) =>
        loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var symbol } && scope.Session.TypeOf(symbol.Type) == (type.Shape == Shape.Jagged ? type.With(Shape.Array) : type.ElementType);

    private static bool IsNumber(IForEachLoopOperation loop) =>
        loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.Type: var type } && (TypeFacts.IsFloating(type) || TypeFacts.IsInteger(type));

    /// <summary>The collection is evaluated once, whatever happens to the variable that held it.</summary>
    private Expr Steady(Expr array) =>
        array is Read { Local: var local } && !scope.IsReassigned(local) ? array : array is Opaque { IsPure: true } ? array : scope.Spill(array);
}
