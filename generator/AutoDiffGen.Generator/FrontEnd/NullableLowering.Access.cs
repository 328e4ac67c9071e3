using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Members that are looked at only where there is something: <c>p?.X</c>, <c>w?[0]</c>.</content>
internal sealed partial class NullableLowering
{
    /// <summary>Null, and nothing done, where something of it could only be copied: a part of such an expression is no expression by itself.</summary>
    private Expr[]? Access(IConditionalAccessOperation access)
    {
        if (expressions.LayoutOf(access.Type) is not { } layout || !IsKnown(access)) return null;
        (Expr test, Receiver receiver) = Tested(access.Operation);
        Expr flag = Atom(test);
        bool mayBeNull = IsNullable(access.WhenNotNull.Type);
        Expr[] nothing = [.. expressions.Default(layout).Skip(mayBeNull ? 0 : 1)];
        Expr[] value = IsSet(flag) ? Value() : expressions.Choose(flag, Value, () => nothing);
        return mayBeNull ? value : [flag, .. value];

        Expr[] Value() => Within(receiver, access);
    }

    private Expr[] Within(Receiver receiver, IConditionalAccessOperation access)
    {
        Receiver? outer = scope.Receiver;
        scope.Receiver = receiver;
        Expr[] inner = expressions.Components(access.WhenNotNull, access.WhenNotNull.Type!);
        scope.Receiver = outer;
        return inner;
    }

    /// <summary><c>w?[0] ?? 1.0</c> is one choice; null, and nothing done, where the value behind <c>?.</c> may itself be null, or is converted.</summary>
    private Expr[]? AccessOrElse(IConditionalAccessOperation access, ICoalesceOperation choice)
    {
        if (IsNullable(access.WhenNotNull.Type) || !Is(choice.Type, choice.Value.Type) || Unwrapped(choice.WhenNull) is IThrowOperation || !IsKnown(access)) return null;
        (Expr flag, Receiver receiver) = Tested(access.Operation);
        return IsSet(flag) ? Within(receiver, access) : expressions.Choose(flag, () => Within(receiver, access), () => expressions.Components(choice.WhenNull, choice.Type!));
    }

    /// <summary>Whether there is something, and the variables that it is in.</summary>
    private (Expr Flag, Receiver Receiver) Tested(IOperation operation)
    {
        if (IsNullable(operation.Type))
        {
            ITypeSymbol inner = TypeFacts.Underlying(operation.Type)!;
            Expr[] parts = expressions.Atoms(expressions.Components(operation));
            Local[] locals = [.. parts.Skip(1).Select(p => p is Read { Local: var local } && !scope.IsReassigned(local) ? local : scope.Spill(p).Local)];
            return (parts[0], expressions.LayoutOf(inner) is { } layout ? new Receiver(new StructVariable(layout, [.. locals]), null) : new Receiver(null, locals[0]));
        }

        if (scope.FindStruct(operation) is { } known) return (Set, new Receiver(known, null));
        Expr cells = expressions.Value(operation);
        Local array = (cells as Read)!.Local;
        return (new CopiedText(["", " is not null"], [array], null).ToExpr(IrType.Bool) with { IsPure = true, NeverThrows = true }, new Receiver(null, array));
    }

    private bool IsKnown(IConditionalAccessOperation access)
    {
        IOperation receiver = access.Operation;
        bool isArray = receiver is ILocalReferenceOperation or IParameterReferenceOperation && scope.Session.TypeOf(receiver.Type) is { IsRealArray: true, IsList: false };
        bool isObject = scope.FindStruct(receiver) is { Layout.IsObject: true } && scope.Objects.Of(receiver) is { MayBeNull: false };
        if (!IsNullable(receiver.Type) && !isArray && !isObject) return false;
        StructLayout? layout = isObject ? scope.FindStruct(receiver)!.Layout : expressions.LayoutOf(TypeFacts.Underlying(receiver.Type));
        IOperation? at = access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault();
        while (at is not null && at != access.WhenNotNull)
        {
            IOperation whole = at;
            at = at.Parent;
            switch (at)
            {
                case IMemberReferenceOperation member when layout?.Find(member.Member) is { } field:
                    layout = field.Inner;
                    break;
                case IPropertyReferenceOperation { Property.GetMethod: { } getter } property when property.Instance == whole && !isObject && expressions.CanFollow(CallSite.Of(property, getter)):
                case IInvocationOperation call when call.Instance == whole && !isObject && expressions.CanFollow(CallSite.Of(call)):
                    layout = expressions.LayoutOf(at.Type);
                    break;
                case IArrayElementReferenceOperation { Indices.Length: 1, Type: var type } when isArray && TypeFacts.IsFloating(type):
                    break;
                case IConversionOperation { IsImplicit: true, OperatorMethod: null }:
                    break;
                case IConditionalAccessOperation inner when inner.Operation == whole && IsNullable(whole.Type) && IsKnown(inner):
                    break;
                default:
                    return false;
            }

            if (at is IConditionalAccessOperation) return at == access.WhenNotNull;
        }

        return at is not null;
    }
}

/// <summary>What stands before <c>?.</c>: a struct or an object in variables, or a number or an array in one.</summary>
internal sealed record Receiver(StructVariable? Whole, Local? Single);
