using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Fuzz.Oracle;

internal sealed partial class Interpreter
{
    /// <summary>What an assignment writes to: a variable, or a cell whose array and index have been evaluated.</summary>
    private readonly struct Target(Dictionary<ISymbol, Value> frame, ISymbol? variable, HyperDual[]? cells, int index)
    {
        public Value Read() => variable is not null ? frame[variable] : Value.Of(cells![index]);

        public void Write(Value value)
        {
            Functions.MetKink |= value.Number.IsHuge;
            if (variable is not null) frame[variable] = value;
            else cells![index] = value.Number;
        }
    }

    private Target Place(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => new(frame, local.Local, null, 0),
        IParameterReferenceOperation parameter => new(frame, parameter.Parameter, null, 0),
        IArrayElementReferenceOperation cell => Cell(cell.ArrayReference, cell.Indices.Single()),
        IPropertyReferenceOperation cell => Cell(cell.Instance!, cell.Arguments.Single().Value),
        _ => throw new NotSupportedException($"The oracle cannot assign to '{operation.Syntax}'."),
    };

    private Target Cell(IOperation array, IOperation index) => new(frame, null, Evaluate(array).Cells, Evaluate(index).Integer);

    private Value Assign(ISimpleAssignmentOperation assignment)
    {
        Target target = Place(assignment.Target);
        Value value = Evaluate(assignment.Value);
        target.Write(value);
        return value;
    }

    private Value Update(ICompoundAssignmentOperation assignment)
    {
        Target target = Place(assignment.Target);
        Value before = target.Read();
        Value value = Compute(assignment.OperatorKind, before, Evaluate(assignment.Value), IsNumber(assignment.Target));
        target.Write(value);
        return value;
    }

    private Value Step(IIncrementOrDecrementOperation step)
    {
        Target target = Place(step.Target);
        Value before = target.Read();
        int by = step.Kind == OperationKind.Increment ? 1 : -1;
        Value after = IsNumber(step.Target) ? Value.Of(before.Number + by) : Value.Of(before.Integer + by);
        target.Write(after);
        return step.IsPostfix ? before : after;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        Target[] targets = [.. ((ITupleOperation)assignment.Target).Elements.Select(Place)];
        IOperation right = assignment.Value is IConversionOperation conversion ? conversion.Operand : assignment.Value;
        Value[] values = [.. ((ITupleOperation)right).Elements.Select(Evaluate)];
        for (int i = 0; i < targets.Length; i++) targets[i].Write(values[i]);
        return default;
    }
}
