using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Patterns for the cells of arrays and spans: <c>w is [var first, .., &gt; 0]</c>.</content>
internal sealed partial class PatternLowering
{
    private static bool IsSequence(IOperation value) => value is ILocalReferenceOperation or IParameterReferenceOperation && CellOf(value.Type) is not null;

    private static ITypeSymbol? CellOf(ITypeSymbol? type) =>
        (type is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType : TypeFacts.SpanElement(type)) is { } element && TypeFacts.IsPrimitive(element) ? element : null;

    private static bool CanMatchCells(ITypeSymbol type, IListPatternOperation list, StructLayouts layouts) =>
        CellOf(type) is { } cell && list.DeclaredSymbol is null && list.Patterns.All(p => p is ISlicePatternOperation { Pattern: null } || (p is not ISlicePatternOperation && CanMatch(cell, p, layouts)));

    /// <summary>Cells are read where there are as many as the pattern wants.</summary>
    private Expr MatchCells(PatternInput input, IListPatternOperation list)
    {
        int slice = list.Patterns.ToList().FindIndex(static p => p is ISlicePatternOperation), count = list.Patterns.Length;
        var length = new Length(input.Value, null);
        Expr all = new Binary(slice < 0 ? BinaryOperator.Equal : BinaryOperator.GreaterOrEqual, length, Expr.Int(slice < 0 ? count : count - 1), IrType.Bool);
        if (input.Value.Type.Shape == Shape.Array) all = And(new CopiedText(["", " is not null"], [((Read)input.Value).Local], null).ToExpr(IrType.Bool) with { IsPure = true, NeverThrows = true }, all);
        Read hasAll = scope.Spill(all);
        all = hasAll;
        for (int i = 0; i < count; i++)
        {
            if (i == slice || list.Patterns[i] is IDiscardPatternOperation) continue;
            Expr index = slice >= 0 && i > slice ? new Binary(BinaryOperator.Subtract, length, Expr.Int(count - i), IrType.Int) : Expr.Int(i);
            var cell = new Element(input.Value, EquatableArray.Of(index));
            Local value = scope.Temporary(cell.Type);
            scope.Emit(new Define(value, Expr.Default(cell.Type)));
            scope.Emit(new If(hasAll, scope.Nested(() => scope.Emit(new Assign(value, cell))), Block.Empty));
            all = And(all, Match(new PatternInput([new Read(value)], null), list.Patterns[i]));
        }

        return all;
    }
}
