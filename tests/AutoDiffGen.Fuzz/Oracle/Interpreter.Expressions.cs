using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Fuzz.Oracle;

internal sealed partial class Interpreter
{
    private Value Evaluate(IOperation operation)
    {
        if (++steps > MostSteps) throw new TimeoutException("The program runs too long.");
        if (operation.ConstantValue is { HasValue: true, Value: { } constant }) return Constant(constant);
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return frame[local.Local];
            case IParameterReferenceOperation parameter:
                return frame[parameter.Parameter];
            case IParenthesizedOperation inner:
                return Evaluate(inner.Operand);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation unary:
                return Unary(unary);
            case IConditionalOperation choice:
                return Evaluate(Evaluate(choice.Condition).IsTrue ? choice.WhenTrue : choice.WhenFalse!);
            case ISwitchExpressionOperation choice:
                Value value = Evaluate(choice.Value);
                return Evaluate(choice.Arms.First(a => Matches(a.Pattern, value)).Value);
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                return Value.Of(Place(operation).Read().Number);
            case IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance }:
                return Value.Of(Evaluate(instance).Cells!.Length);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation assignment:
                return Update(assignment);
            case IIncrementOrDecrementOperation step:
                return Step(step);
            case IDeconstructionAssignmentOperation assignment:
                return Deconstruct(assignment);
            case IInvocationOperation call:
                return Invoke(call);
            case IArrayCreationOperation creation:
                return Value.Of(new HyperDual[Evaluate(creation.DimensionSizes.Single()).Integer]);
            case { Syntax: StackAllocArrayCreationExpressionSyntax allocation }:
                return Value.Of(new HyperDual[Length(allocation)]);
            default:
                throw new NotSupportedException($"The oracle does not know the expression '{operation.Syntax}' ({operation.Kind}).");
        }
    }

    private static Value Constant(object constant) => constant switch
    {
        double number => Value.Of((HyperDual)number),
        int integer => Value.Of(integer),
        bool flag => Value.Of(flag),
        _ => throw new NotSupportedException($"The oracle does not know the constant '{constant}'."),
    };

    private static int Length(StackAllocArrayCreationExpressionSyntax allocation) =>
        (int)((LiteralExpressionSyntax)((ArrayTypeSyntax)allocation.Type).RankSpecifiers[0].Sizes[0]).Token.Value!;

    /// <summary>From <c>int</c> to <c>double</c>; from arrays to spans, which are the same cells.</summary>
    private Value Convert(IConversionOperation conversion)
    {
        Value value = Evaluate(conversion.Operand);
        bool isWidening = conversion.Type?.SpecialType == SpecialType.System_Double && conversion.Operand.Type?.SpecialType == SpecialType.System_Int32;
        return isWidening ? Value.Of((HyperDual)value.Integer) : value;
    }

    private Value Unary(IUnaryOperation unary)
    {
        Value operand = Evaluate(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus when IsNumber(unary) => Value.Of(-operand.Number),
            UnaryOperatorKind.Minus => Value.Of(-operand.Integer),
            UnaryOperatorKind.Not => Value.Of(!operand.IsTrue),
            _ => throw new NotSupportedException($"The oracle does not know '{unary.Syntax}'."),
        };
    }

    private Value Binary(IBinaryOperation binary)
    {
        Value left = Evaluate(binary.LeftOperand);
        if (binary.OperatorKind == BinaryOperatorKind.ConditionalAnd) return left.IsTrue ? Evaluate(binary.RightOperand) : left;
        if (binary.OperatorKind == BinaryOperatorKind.ConditionalOr) return left.IsTrue ? left : Evaluate(binary.RightOperand);
        Value right = Evaluate(binary.RightOperand);
        return Compute(binary.OperatorKind, left, right, IsNumber(binary.LeftOperand));
    }

    private static bool IsNumber(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Double;

    private static Value Compute(BinaryOperatorKind kind, Value x, Value y, bool isNumber) => (kind, isNumber) switch
    {
        (BinaryOperatorKind.Add, true) => Value.Of(x.Number + y.Number),
        (BinaryOperatorKind.Subtract, true) => Value.Of(x.Number - y.Number),
        (BinaryOperatorKind.Multiply, true) => Value.Of(x.Number * y.Number),
        (BinaryOperatorKind.Divide, true) => Value.Of(x.Number / y.Number),
        (BinaryOperatorKind.Add, false) => Value.Of(x.Integer + y.Integer),
        (BinaryOperatorKind.Subtract, false) => Value.Of(x.Integer - y.Integer),
        (BinaryOperatorKind.Multiply, false) => Value.Of(x.Integer * y.Integer),
        (BinaryOperatorKind.Remainder, false) => Value.Of(x.Integer % y.Integer),
        (BinaryOperatorKind.LessThan, _) => Value.Of(isNumber ? x.Number.V < y.Number.V : x.Integer < y.Integer),
        (BinaryOperatorKind.LessThanOrEqual, _) => Value.Of(isNumber ? x.Number.V <= y.Number.V : x.Integer <= y.Integer),
        (BinaryOperatorKind.GreaterThan, _) => Value.Of(isNumber ? x.Number.V > y.Number.V : x.Integer > y.Integer),
        (BinaryOperatorKind.GreaterThanOrEqual, _) => Value.Of(isNumber ? x.Number.V >= y.Number.V : x.Integer >= y.Integer),
        (BinaryOperatorKind.Equals, _) => Value.Of(isNumber ? x.Number.V == y.Number.V : x.Integer == y.Integer),
        _ => throw new NotSupportedException($"The oracle does not know the operator {kind}."),
    };

    private bool Matches(IPatternOperation pattern, Value value) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => IsNumber(constant.Value) ? Evaluate(constant.Value).Number.V == value.Number.V : Evaluate(constant.Value).Integer == value.Integer,
        IRelationalPatternOperation relation => Compute(relation.OperatorKind, value, Evaluate(relation.Value), IsNumber(relation.Value)).IsTrue,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Matches(either.LeftPattern, value) || Matches(either.RightPattern, value),
        _ => throw new NotSupportedException($"The oracle does not know the pattern '{pattern.Syntax}'."),
    };

    private Value Invoke(IInvocationOperation call)
    {
        Value[] arguments = [.. call.Arguments.Select(a => Evaluate(a.Value))];
        IMethodSymbol method = call.TargetMethod;
        return method.DeclaringSyntaxReferences.Length > 0
            ? Call(method, arguments)
            : Value.Of(Functions.Apply(method.Name, [.. arguments.Select(a => a.Number)]));
    }
}
