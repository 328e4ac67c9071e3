using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    private Expr Property(IPropertyReferenceOperation property)
    {
        if (Part(property) is { } part) return part;
        if (FindEntry(property) is { } entry) return new Read(entry);
        if (NumberParameters.Constant(property, scope.Session) is { } constant) return constant;
        if (property.Property.IsIndexer && IsCell(property)) return Cell(property);
        bool isArray = property.Instance is not null && IsArray(property.Instance);
        if (isArray && property.Property.Name == "Count" && scope.FindCount(property.Instance!) is { } count) return new Read(count);
        if (isArray && property.Property.Name is "Length" or "Count") return new Length(Value(property.Instance!), null);
        if (isArray && property.Property.Name == "IsEmpty" && TypeFacts.SpanElement(property.Instance!.Type) is not null)
        {
            return new Binary(BinaryOperator.Equal, new Length(Value(property.Instance), null), Index(0), IrType.Bool);
        }

        bool isFollowed = property.Property.GetMethod is { } getter && calls.CanFollow(CallSite.Of(property, getter));
        if (isFollowed) return calls.Follow(CallSite.Of(property, property.Property.GetMethod!))[0];
        return NumericStructCalls.TryLower(property, this) is { } known ? known[0] : opaque.Expression(property);
    }

    private Expr Field(IFieldReferenceOperation field) => Part(field) ?? opaque.Expression(field);

    /// <summary>A part of a struct that is taken apart.</summary>
    private Expr? Part(IMemberReferenceOperation member)
    {
        if (scope.FindPart(member) is { } part) return new Read(part);
        if (member.Instance is null or IInstanceReferenceOperation && scope.Find(member.Member) is { } variable) return new Read(variable);
        if (RecordNumber(member) is { } number) return number;
        if (member.Instance is not { } instance || LayoutOf(instance)?.Find(member.Member) is not { Inner: null } field) return null;
        return IsTaken(instance) && TryComponents(instance) is { } parts ? parts[field.Start] : null;
    }

    /// <summary>Whether a struct is in variables, or is made here, so that there is no need to copy it as a whole.</summary>
    public bool IsTaken(IOperation operation) => scope.FindStruct(operation) is not null || IsRecord(operation) || operation switch
    {
        IMemberReferenceOperation { Instance: { } instance } member when LayoutOf(instance)?.Find(member.Member) is not null => IsTaken(instance),
        IFieldReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IArrayElementReferenceOperation => false,
        _ => true,
    };

    /// <summary>Whether a struct is in variables that members called on it can change; C# calls them on a copy of what is read-only.</summary>
    public bool IsVariable(IOperation operation) => IsVariableRecord(operation) || scope.FindStruct(operation) is not null && operation switch
    {
        ILocalReferenceOperation { Local: var local } => !local.IsForEach && !local.IsUsing && local.RefKind != RefKind.RefReadOnly,
        IParameterReferenceOperation { Parameter.RefKind: var kind } => kind is RefKind.None or RefKind.Ref or RefKind.Out,
        IInstanceReferenceOperation => !scope.Method.IsReadOnly && !scope.Method.ContainingType.IsReadOnly || scope.Method.MethodKind == MethodKind.Constructor,
        IFieldReferenceOperation { Instance: { } instance, Field: var field } => IsVariable(instance) && (!field.IsReadOnly || instance is IInstanceReferenceOperation && scope.Method.MethodKind == MethodKind.Constructor),
        _ => false,
    };

    /// <summary>The choice's two arms as far as they have been lowered.</summary>
    internal sealed record ConditionalParts(Expr Condition, Block Then, Expr? WhenTrue, Block Else, Expr? WhenFalse);

    private Expr Conditional(IConditionalOperation conditional)
    {
        if (TryPureConditional(conditional, out Expr? pure, out ConditionalParts? parts)) return pure!;
        Local result = scope.Temporary(scope.Session.TypeOf(conditional.Type));
        scope.Emit(new Define(result, null));
        Branch(conditional, parts!, result);
        return new Read(result);
    }

    /// <summary>Numbers that carry no derivative are chosen by an expression, as the user wrote it.</summary>
    private bool TryPureConditional(IConditionalOperation conditional, out Expr? pure, out ConditionalParts? parts)
    {
        Expr condition = Value(conditional.Condition);
        (pure, parts) = (null, new ConditionalParts(condition, Block.Empty, null, Block.Empty, null));
        if (scope.Session.TypeOf(conditional.Type).IsReal || IsThrow(conditional.WhenTrue) || IsThrow(conditional.WhenFalse!)) return false;

        Expr? whenTrue = null, whenFalse = null;
        Block then = scope.Nested(() => whenTrue = Value(conditional.WhenTrue));
        Block otherwise = scope.Nested(() => whenFalse = Value(conditional.WhenFalse!));
        parts = new ConditionalParts(condition, then, whenTrue, otherwise, whenFalse);
        if (!then.IsEmpty || !otherwise.IsEmpty) return false;
        pure = new Select(condition, whenTrue!, whenFalse!);
        return true;
    }

    private void Branch(IConditionalOperation conditional, ConditionalParts parts, Local target)
    {
        Block then = Arm(parts.Then, parts.WhenTrue, conditional.WhenTrue, target);
        Block otherwise = Arm(parts.Else, parts.WhenFalse, conditional.WhenFalse!, target);
        scope.Emit(new If(parts.Condition, then, otherwise));
    }

    private Block Arm(Block effects, Expr? value, IOperation operation, Local target) => scope.Nested(() =>
    {
        if (value is null)
        {
            Into(target, operation, define: false);
            return;
        }

        scope.EmitAll(effects);
        scope.Emit(new Assign(target, value));
    });

    private static bool IsThrow(IOperation operation) =>
        operation is IThrowOperation or IConversionOperation { Operand: IThrowOperation };
}
