using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Lowers expressions in C#'s order of evaluation: what has an effect becomes a statement, and values that
/// were read before it are kept in temporaries where the effect could change them.
/// </summary>
internal sealed partial class ExpressionLowering
{
    private readonly FunctionScope scope;
    private readonly OpaqueLowering opaque;
    private readonly CallLowering calls;
    private readonly PatternLowering patterns;

    public ExpressionLowering(FunctionScope scope)
    {
        this.scope = scope;
        opaque = new OpaqueLowering(scope);
        calls = new CallLowering(scope, this, opaque);
        patterns = new PatternLowering(scope, this);
        Slices = new SliceLowering(scope, this);
        Arrays = new ArrayCalls(scope, this);
        Tensors = new TensorCalls(scope, this);
        Queries = new LinqLowering(scope, this);
        References = new References(scope, this);
        Nullables = new NullableLowering(scope, this);
    }

    public OpaqueLowering Opaque => opaque;

    public PatternLowering Patterns => patterns;

    public SliceLowering Slices { get; }

    public TensorCalls Tensors { get; }

    public ArrayCalls Arrays { get; }

    public References References { get; }

    public NullableLowering Nullables { get; }

    /// <summary>A value without effects; those it had have become statements.</summary>
    public Expr Value(IOperation operation)
    {
        SyntaxNode? outer = scope.From(operation.Syntax);
        Expr value = scope.Hoist(Root(operation));
        scope.From(outer);
        return value;
    }

    /// <summary>A value that may itself be a call or another effect, for where a statement takes it whole.</summary>
    public Expr Root(IOperation operation)
    {
        // An exception refuses the one method; an overflow would end the compiler.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true } constant && operation is not (IAssignmentOperation or IIncrementOrDecrementOperation))
        {
            bool isHidden = operation.Type is { TypeKind: TypeKind.Enum } named && !scope.CanName(named);
            return isHidden ? opaque.Expression(operation) : ConstantText.ToExpr(constant.Value, operation.Type, scope.Session);
        }

        if (LayoutOf(operation.Type) is { } layout) return Whole(operation, layout);
        if (NullTest(operation) is { } known) return known;
        if (Nullables.TryLower(operation) is { } value) return value[0];
        return operation switch
        {
            ILocalReferenceOperation local => Variable(local.Local, operation),
            IParameterReferenceOperation parameter => Variable(parameter.Parameter, operation),
            IInstanceReferenceOperation { IsImplicit: true, Type.IsValueType: false } => This(operation),
            IInstanceReferenceOperation when scope.SelfOf(operation) is { } self => new Read(self),
            IConditionalAccessInstanceOperation when scope.Receiver?.Single is { } given => new Read(given),
            IUnaryOperation { IsLifted: false, OperatorMethod: { } method } unary when TryOperator(method, unary.Syntax, unary.Operand) is { } parts => parts[0],
            IBinaryOperation { IsLifted: false, OperatorMethod: { } method } binary when TryOperator(method, binary.Syntax, binary.LeftOperand, binary.RightOperand) is { } parts => parts[0],
            IConversionOperation { OperatorMethod: { } method } conversion when !NullableLowering.IsLifted(conversion) && TryOperator(method, conversion.Syntax, conversion.Operand) is { } parts => parts[0],
            IUnaryOperation unary => Unary(unary),
            IBinaryOperation binary => Binary(binary),
            IConversionOperation conversion => Conversion(conversion),
            ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation => Assignment(operation, used: true),
            IDeconstructionAssignmentOperation deconstruction => Deconstruction(deconstruction, used: true),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => Slices.OfRange(operation) ?? Arrays.Copied(operation, null) ?? Cell(operation),
            IPropertyReferenceOperation property => Slices.OfNothing(operation) ?? Property(property),
            IFieldReferenceOperation field => Field(field),
            IArrayCreationOperation creation => Creation(creation, null),
            ICollectionExpressionOperation collection => Collection(collection, null),
            IInvocationOperation call => Slices.OfCall(call) ?? Arrays.Copied(call, null) ?? Queries.Value(call, null) ?? Tensors.Value(call) ?? calls.Invocation(call),
            IObjectCreationOperation creation => Slices.OfNothing(operation) ?? Slices.OfCreation(creation) ?? Other(operation),
            IDefaultValueOperation => Slices.OfNothing(operation) ?? Other(operation),
            IConditionalOperation { WhenFalse: not null } conditional => Conditional(conditional),
            ISwitchExpressionOperation choice => PatternLowering.CanSwitch(choice, scope.Session) ? ViaTemporary(choice) : opaque.Expression(choice),
            ICoalesceOperation choice when IsArrayOrElse(choice) => OrThrow(choice) ?? ViaTemporary(choice),
            IIsPatternOperation pattern => patterns.Is(pattern),
            IThrowOperation thrown => Throw(thrown),
            IDeclarationExpressionOperation declaration => Root(declaration.Expression),
            _ => Other(operation),
        };
    }

    public LinqLowering Queries { get; }

    /// <summary>Gives a variable the value of an expression; choices assign it arm by arm.</summary>
    public void Into(Local target, IOperation value, bool define)
    {
        if (value is IConversionOperation { Operand: IThrowOperation or ICollectionExpressionOperation } wrapped) value = wrapped.Operand;
        if (value is IConversionOperation { Conversion.IsIdentity: true, OperatorMethod: null, Operand: IArrayCreationOperation renamed }) value = renamed;
        if (define) scope.From(value.Syntax);
        switch (value)
        {
            case IConditionalOperation { WhenFalse: not null, ConstantValue.HasValue: false } conditional:
                if (TryPureConditional(conditional, out Expr? pure, out ConditionalParts? parts))
                {
                    Finish(pure!);
                    break;
                }

                if (define) scope.Emit(new Define(target, null));
                Branch(conditional, parts!, target);
                break;
            case ISwitchExpressionOperation choice when PatternLowering.CanSwitch(choice, scope.Session):
                if (define) scope.Emit(new Define(target, null));
                patterns.Switch(choice, arm => Into(target, arm, define: false));
                break;
            case ICoalesceOperation choice when IsArrayOrElse(choice):
                if (OrThrow(choice) is { } array)
                {
                    Finish(array);
                    break;
                }

                if (define) scope.Emit(new Define(target, null));
                IntoArrayOrElse(target, choice);
                break;
            case IThrowOperation thrown:
                Throw(thrown);
                break;
            case IArrayCreationOperation creation when define:
                Finish(Creation(creation, target));
                break;
            case ICollectionExpressionOperation collection when define:
                Finish(Collection(collection, target.Type.Shape == Shape.ReadOnlySpan ? null : target));
                break;
            case var copied when define && target.Type.Shape is Shape.Array or Shape.Matrix && (Arrays.Copied(copied, target) ?? Queries.Value(copied, target)) is { } copy:
                Finish(copy);
                break;
            default:
                Finish(Root(value));
                break;
        }

        void Finish(Expr result)
        {
            if (result is Read { Local: var local } && local.Id == target.Id && define) return;
            scope.Emit(define ? new Define(target, result) : new Assign(target, result));
        }
    }

    /// <summary>Values of operands, evaluated from left to right.</summary>
    public Expr[] Values(IReadOnlyList<IOperation> operations)
    {
        var values = new Expr[operations.Count];
        for (int i = 0; i < values.Length; i++) values[i] = Next(operations[i], values, i);
        return values;
    }

    /// <summary>The next operand. The <paramref name="count"/> earlier ones are kept safe from its effects.</summary>
    public Expr Next(IOperation operation, Expr[] earlier, int count)
    {
        int mark = scope.Mark;
        Expr value = Value(operation);
        Protect(earlier, count, mark);
        return value;
    }

    public void Protect(Expr[] earlier, int count, int mark)
    {
        if (scope.Mark == mark) return;
        Effects effects = scope.EffectsSince(mark);
        for (int i = 0; i < count; i++)
        {
            if (effects.Disturb(earlier[i])) earlier[i] = scope.SpillAt(mark++, earlier[i]);
        }
    }

    private Expr Variable(ISymbol symbol, IOperation operation)
    {
        if (scope.FindAlias(symbol) is { } alias) return Current(alias);
        if (scope.FindPart(operation) is { } part) return new Read(part);
        if (scope.IsMember(symbol) && scope.This is null) return opaque.Expression(operation);
        return scope.Find(symbol) is { } local ? new Read(local) : opaque.Unknown(operation, symbol);
    }

    /// <summary>The object of a call that does not name it.</summary>
    private Expr This(IOperation instance) => scope.SelfOf(instance) is { } self ? new Read(self)
        : new Opaque(new Template(EquatableArray.Of("this"), default), default, scope.Session.TypeOf(instance.Type)) { IsPure = true, NeverThrows = true };

    /// <summary>A struct where one is wanted as a whole.</summary>
    private Expr Whole(IOperation operation, StructLayout layout)
    {
        if (TryComponents(operation) is not { } parts) return opaque.Expression(operation);
        if (scope.Session.Access.ShapeOf(layout) is { } shape) return shape.Create(parts.ToEquatableArray());
        return new Opaque(new Template(EquatableArray.Of($"default({SymbolText.OfPlain(layout.Type)})"), default), default, scope.Session.TypeOf(layout.Type))
        {
            Obstacle = opaque.Obstacles.Make("ADG0109", scope.Session.Access.Hidden(layout), operation.Syntax) with { Always = true },
        };
    }

    private Read ViaTemporary(IOperation choice)
    {
        Local result = scope.Temporary(scope.Session.TypeOf(choice.Type));
        Into(result, choice, define: true);
        return new Read(result);
    }

    public Literal Throw(IThrowOperation thrown)
    {
        if (thrown.Exception is { } exception)
        {
            while (exception is IConversionOperation { IsImplicit: true } conversion) exception = conversion.Operand;
            Opaque value = opaque.Text(exception.Syntax, scope.Session.TypeOf(exception.Type));
            scope.Raise(value, exception.Type, isExact: exception is IObjectCreationOperation);
        }

        return new Literal("default", scope.Session.TypeOf(thrown.Type));
    }

    private Expr Other(IOperation operation)
    {
        if (operation is IParenthesizedOperation parenthesized) return Root(parenthesized.Operand);
        return StackAllocation(operation, null) ?? opaque.Expression(operation);
    }
}
