using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Fuzz.Oracle;

internal sealed partial class Interpreter
{
    /// <summary>What is assigned to or passed by reference; for a value that is nowhere, a place of its own.</summary>
    private Location Place(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { IsDeclaration: true } declared:
                return frame[declared.Local] = new Variable(default);
            case IDeclarationExpressionOperation declaration:
                return Place(declaration.Expression);
            case ILocalReferenceOperation local:
                return frame[local.Local];
            case IParameterReferenceOperation parameter:
                return frame[parameter.Parameter.OriginalDefinition];
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return frame.Self;
            case IInstanceReferenceOperation:
                return created.Peek();
            case IFieldReferenceOperation { Instance: { } instance } field:
                return new Field(Place(instance), (field.Field.CorrespondingTupleField ?? field.Field).Name);
            case IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { } instance } property when IsAutomatic(property.Property):
                return new Field(Place(instance), property.Property.Name);
            case IArrayElementReferenceOperation { Indices: [var index] } cell when index.Type?.Name != nameof(Range):
                return CellOf(Evaluate(cell.ArrayReference).Cells, index);
            case IArrayElementReferenceOperation { Indices: [var row, var column] } cell:
                View rows = Evaluate(cell.ArrayReference).Cells;
                return CellOf(rows[Evaluate(row).Integer].Cells, column);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } array } cell:
                return CellOf(Evaluate(array).Cells, cell.Arguments.Single().Value);
            case IImplicitIndexerReferenceOperation { Argument: { } index } cell when index.Type?.Name == nameof(Index):
                return CellOf(Evaluate(cell.Instance).Cells, index);
            case IDiscardOperation:
                return new Nowhere();
            default:
                return new Variable(Evaluate(operation));
        }
    }

    private Cell CellOf(View cells, IOperation index) => new(cells, Offset(index, cells.Count));

    /// <summary>An index, from the end if it says so.</summary>
    private int Offset(IOperation index, int count) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd => count - Evaluate(fromEnd.Operand).Integer,
        IConversionOperation conversion => Offset(conversion.Operand, count),
        _ => Evaluate(index).Integer,
    };

    private View Part(View cells, IRangeOperation range)
    {
        int start = range.LeftOperand is { } left ? Offset(left, cells.Count) : 0;
        int end = range.RightOperand is { } right ? Offset(right, cells.Count) : cells.Count;
        return cells.Part(start, end - start);
    }

    private Value Assign(ISimpleAssignmentOperation assignment)
    {
        Location target = Place(assignment.Target);
        if (assignment.IsRef) throw new NotSupportedException("The oracle does not move references.");
        Value value = Evaluate(assignment.Value);
        target.Write(value);
        return value;
    }

    private Value Update(ICompoundAssignmentOperation assignment)
    {
        Location target = Place(assignment.Target);
        Value before = target.Read();
        Value right = Evaluate(assignment.Value);
        Value value = assignment.OperatorMethod is { DeclaringSyntaxReferences.Length: > 0 } method
            ? Call(method, [new Variable(before), new Variable(right)], new Frame(null, null))
            : Compute(assignment.OperatorKind, before, right, IsNumber(assignment.Target));
        target.Write(value);
        return value;
    }

    private Value Step(IIncrementOrDecrementOperation step)
    {
        Location target = Place(step.Target);
        Value before = target.Read();
        int by = step.Kind == OperationKind.Increment ? 1 : -1;
        Value after = IsNumber(step.Target) ? Value.Of(before.Number + by) : Value.Of(before.Integer + by);
        target.Write(after);
        return step.IsPostfix ? before : after;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        IOperation left = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        Location[] targets = [.. ((ITupleOperation)left).Elements.Select(Place)];
        IOperation right = assignment.Value is IConversionOperation conversion ? conversion.Operand : assignment.Value;
        Value[] values = right is ITupleOperation tuple
            ? [.. tuple.Elements.Select(Evaluate)]
            : Elements(Evaluate(right).Fields, targets.Length);
        for (int i = 0; i < targets.Length; i++) targets[i].Write(values[i]);
        return default;
    }

    private static Value[] Elements(Fields tuple, int count) =>
        [.. Enumerable.Range(1, count).Select(i => tuple[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Item{i}")])];
}
