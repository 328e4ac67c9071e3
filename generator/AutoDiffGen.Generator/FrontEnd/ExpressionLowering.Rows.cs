using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary>An array of rows that are made on the spot; null, and nothing done, when some row is an array that was there before.</summary>
    private Read? Rows(ImmutableArray<IOperation> rows, Local? target, IrType type)
    {
        if (!rows.All(IsNewRow)) return null;
        Local array = Fresh(target, type, [Index(rows.Length)]);
        for (int i = 0; i < rows.Length; i++) MakeRow([new Read(array), Index(i)], rows[i]);
        return new Read(array);
    }

    /// <summary><c>r[i] = new double[n]</c></summary>
    private bool TryMakeRow(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef || !IsRow(assignment.Target) || !IsCell(assignment.Target) || IsFieldArray(assignment.Target) || !IsNewRow(assignment.Value)) return false;
        if (CellParts(assignment.Target) is not { Length: 2 } parts) return false;
        MakeRow(parts, assignment.Value);
        return true;
    }

    private static bool IsNewRow(IOperation value) => value switch
    {
        IConversionOperation { Operand: ICollectionExpressionOperation collection } => IsNewRow(collection),
        IArrayCreationOperation { Type: IArrayTypeSymbol { Rank: 1, ElementType: not IArrayTypeSymbol } } => true,
        ICollectionExpressionOperation collection => !collection.Elements.Any(static e => e is ISpreadOperation),
        _ => false,
    };

    /// <summary>What a cell is: one number, or the parts of a struct.</summary>
    public static IEnumerable<EquatableArray<Expr>> PartsOf(IrType array, params Expr[] place) => array.Record is not { } record ? [EquatableArray.Of(place)]
        : Enumerable.Range(0, record.Types.Count).Select(i => EquatableArray.Of([.. place, Expr.Int(i)]));

    /// <param name="place">The array of arrays and the index.</param>
    /// <param name="value">The row that is made.</param>
    private void MakeRow(Expr[] place, IOperation value)
    {
        if (value is IConversionOperation { Operand: ICollectionExpressionOperation wrapped }) value = wrapped;
        if (value is IArrayCreationOperation { Initializer: null } creation)
        {
            Expr length = AsInt(Next(creation.DimensionSizes[0], place, place.Length));
            scope.Emit(new MakeRow(place[0], place[1], length));
            return;
        }

        ImmutableArray<IOperation> cells = value is ICollectionExpressionOperation collection ? collection.Elements : ((IArrayCreationOperation)value).Initializer!.ElementValues;
        var values = new List<Expr>(place);
        foreach (IOperation cell in cells) Append(values, cell);
        scope.Emit(new MakeRow(values[0], values[1], Index(cells.Length)));
        EquatableArray<Expr>[] targets = [.. cells.SelectMany((_, j) => PartsOf(place[0].Type, values[1], Index(j)))];
        for (int k = 0; k < targets.Length; k++) scope.Emit(new Store(values[0], targets[k], values[place.Length + k]));
    }
}
