using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{
    /// <summary><c>foreach (var (x, y) in points)</c></summary>
    private bool DeconstructsRecords(IForEachLoopOperation loop, IOperation collection) =>
        loop.LoopControlVariable is IDeclarationExpressionOperation { Expression: ITupleOperation } or ITupleOperation
        && scope.Session.TypeOf(collection.Type) is { Record: not null, Shape: not Shape.Jagged } && expressions.CanDeconstruct(loop.LoopControlVariable, expressions.LayoutOf(TypeFacts.StructElement(collection.Type))!);

    private void ForEachRecord(ILocalSymbol symbol, Element cell)
    {
        StructLayout layout = expressions.LayoutOf(symbol.Type)!;
        var place = new RecordTarget([cell.Array, .. cell.Indices], 0, layout);
        if (symbol.RefKind != RefKind.None) scope.Alias(symbol, place);
        else expressions.Put(scope.Declare(symbol, layout), ExpressionLowering.Current(place), define: true);
    }
}
