using Microsoft.CodeAnalysis;
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
            case ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IFieldReferenceOperation:
                return Place(operation).Read();
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
                return Evaluate(choice.Arms.First(a => Matches(a.Pattern, value) && (a.Guard is not { } guard || Evaluate(guard).IsTrue)).Value);
            case IIsPatternOperation test:
                return Value.Of(Matches(test.Pattern, Evaluate(test.Value)));
            case IArrayElementReferenceOperation { Indices: [IRangeOperation range] } part:
                return Value.Of(View.Of(Part(Evaluate(part.ArrayReference).Cells, range).All));
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } part:
                return Value.Of(Part(Evaluate(part.Instance).Cells, range));
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                return Place(operation).Read();
            case IPropertyReferenceOperation property:
                return Property(property);
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
            case IDelegateCreationOperation function:
                return Function(function.Target);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IDefaultValueOperation:
                return default;
            case ITupleOperation tuple:
                return Tuple(tuple);
            case IWithOperation with:
                return With(with);
            default:
                return Cells(operation);
        }
    }

    /// <summary>Arrays and what else is put together of cells.</summary>
    private Value Cells(IOperation operation) => operation switch
    {
        IArrayCreationOperation { DimensionSizes: [var rows, var columns], Initializer: var all } => View.OfRows(
            View.Of(all?.ElementValues.SelectMany(static r => ((IArrayInitializerOperation)r).ElementValues).Select(Evaluate).ToArray() ?? new Value[Evaluate(rows).Integer * Evaluate(columns).Integer]),
            Evaluate(columns).Integer),
        IArrayCreationOperation { Initializer: { } initializer } => Value.Of(View.Of([.. initializer.ElementValues.Select(Evaluate)])),
        IArrayCreationOperation creation => Value.Of(View.Of(Enumerable.Repeat(default(Value), Evaluate(creation.DimensionSizes.Single()).Integer))),
        ICollectionExpressionOperation collection => Value.Of(View.Of([.. collection.Elements.SelectMany(Element)])),
        { Syntax: StackAllocArrayCreationExpressionSyntax allocation } => Value.Of(View.Of(new Value[Length(allocation)])),
        _ => throw new NotSupportedException($"The oracle does not know the expression '{operation.Syntax}' ({operation.Kind})."),
    };

    private IEnumerable<Value> Element(IOperation element) => element is ISpreadOperation spread ? Evaluate(spread.Operand).Cells.All.ToArray() : [Evaluate(element)];

    private Value Tuple(ITupleOperation tuple)
    {
        Fields fields = Fields.None;
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            fields = fields.With(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Item{i + 1}"), Evaluate(tuple.Elements[i]));
        }

        return Value.Of(fields);
    }

    private Value With(IWithOperation with)
    {
        var copy = new Variable(Evaluate(with.Operand));
        created.Push(copy);
        foreach (IOperation part in with.Initializer.Initializers) Evaluate(part);
        created.Pop();
        return copy.Read();
    }

    private Value Property(IPropertyReferenceOperation property)
    {
        if (property.Instance is not { } instance) return Value.Of((HyperDual)(property.Property.Name == "One" ? 1 : 0));
        if (property.Property.Name is "Length" or "Count") return Value.Of(Evaluate(instance).Cells.Count);
        if (IsAutomatic(property.Property)) return Place(property).Read();
        return Call(property.Property.GetMethod!, [], new Frame(null, Place(instance)));
    }

    private Value Function(IOperation target) => target switch
    {
        IAnonymousFunctionOperation lambda => Value.Of(new Closure(lambda.Symbol, frame)),
        IMethodReferenceOperation method => Value.Of(new Closure(method.Method, method.Method.MethodKind == MethodKind.LocalFunction ? frame : null)),
        _ => throw new NotSupportedException($"The oracle does not know the function '{target.Syntax}'."),
    };

    private static Value Constant(object constant) => constant switch
    {
        double number => Value.Of((HyperDual)number),
        int integer => Value.Of(integer),
        bool flag => Value.Of(flag),
        _ => throw new NotSupportedException($"The oracle does not know the constant '{constant}'."),
    };

    private static int Length(StackAllocArrayCreationExpressionSyntax allocation) =>
        (int)((LiteralExpressionSyntax)((ArrayTypeSyntax)allocation.Type).RankSpecifiers[0].Sizes[0]).Token.Value!;

    /// <summary>From <c>int</c> to <c>double</c>; from arrays to spans, which are the same cells; by an operator of the user.</summary>
    private Value Convert(IConversionOperation conversion)
    {
        Value value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { DeclaringSyntaxReferences.Length: > 0 } method) return Call(method, [new Variable(value)], new Frame(null, null));
        return IsNumber(conversion) && conversion.Operand.Type?.SpecialType == SpecialType.System_Int32 ? Value.Of((HyperDual)value.Integer) : value;
    }

    private Value Unary(IUnaryOperation unary)
    {
        Value operand = Evaluate(unary.Operand);
        if (unary.OperatorMethod is { DeclaringSyntaxReferences.Length: > 0 } method) return Call(method, [new Variable(operand)], new Frame(null, null));
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
        if (binary.OperatorMethod is { DeclaringSyntaxReferences.Length: > 0 } method) return Call(method, [new Variable(left), new Variable(right)], new Frame(null, null));
        return Compute(binary.OperatorKind, left, right, IsNumber(binary.LeftOperand));
    }

    /// <summary>A type parameter stands for <c>double</c>.</summary>
    private static bool IsNumber(IOperation operation) => operation.Type is { SpecialType: SpecialType.System_Double } or ITypeParameterSymbol;

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

    private bool Matches(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return IsNumber(constant.Value) ? Evaluate(constant.Value).Number.V == value.Number.V : Evaluate(constant.Value).Integer == value.Integer;
            case IRelationalPatternOperation relation:
                return Compute(relation.OperatorKind, value, Evaluate(relation.Value), IsNumber(relation.Value)).IsTrue;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Matches(either.LeftPattern, value) || Matches(either.RightPattern, value);
            case IBinaryPatternOperation both:
                return Matches(both.LeftPattern, value) && Matches(both.RightPattern, value);
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value);
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } variable) frame[variable] = new Variable(value);
                return true;
            case IRecursivePatternOperation parts:
                return parts.DeconstructionSubpatterns.Select((p, i) => (p, i)).All(p => Matches(p.p, Elements(value.Fields, p.i + 1)[p.i]))
                    && parts.PropertySubpatterns.All(p => Matches(p.Pattern, value.Fields[p.Member is IFieldReferenceOperation field ? field.Field.Name : ((IPropertyReferenceOperation)p.Member).Property.Name]));
            default:
                throw new NotSupportedException($"The oracle does not know the pattern '{pattern.Syntax}'.");
        }
    }
}
