using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary>An assignment of any kind; its value, when <paramref name="used"/>.</summary>
    public Expr Assignment(IOperation operation, bool used)
    {
        IOperation targetOperation = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation increment => increment.Target,
            _ => operation,
        };
        if (operation is IIncrementOrDecrementOperation step && CanStep(step))
        {
            StructStep(step);
            return new Literal("default", TypeFacts.Object);
        }

        if (operation is ICompoundAssignmentOperation structural && CanCompound(structural))
        {
            StructCompound(structural);
            return new Literal("default", TypeFacts.Object);
        }

        if (!used && Nullables.TryAssign(operation)) return new Literal("default", TypeFacts.Object);
        if (operation is ISimpleAssignmentOperation made && !used && TryMakeRow(made)) return new Literal("default", TypeFacts.Object);
        if (!CanAssign(operation) || Resolve(targetOperation) is not { } target) return opaque.Write(operation, targetOperation, used);
        return operation switch
        {
            ISimpleAssignmentOperation simple => Simple(target, simple.Value, used),
            ICompoundAssignmentOperation compound => Compound(target, compound, used),
            IIncrementOrDecrementOperation increment => Increment(target, increment, used),
            _ => opaque.Write(operation, targetOperation, used),
        };
    }

    private static bool CanAssign(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation simple => !simple.IsRef,
        ICompoundAssignmentOperation compound => !compound.IsLifted && OperatorOf(compound.OperatorKind) is not null
            && TypeFacts.IsPrimitive(compound.Target.Type) && TypeFacts.IsPrimitive(compound.Value.Type)
            && (compound.OperatorMethod is null || (OperatorOf(compound.OperatorKind) is < BinaryOperator.AndAlso && NumberParameters.IsOperator(compound.OperatorMethod, compound.Target.Type, compound.Value.Type))),
        IIncrementOrDecrementOperation increment => !increment.IsLifted
            && (TypeFacts.IsFloating(increment.Target.Type) || TypeFacts.IsInteger(increment.Target.Type)),
        _ => false,
    };

    /// <summary>Evaluates what the target needs evaluated; null when it is not a variable or a cell.</summary>
    public Target? Resolve(IOperation operation)
    {
        if (scope.FindStruct(operation) is { } variable) return new StructTarget(variable);
        if (scope.FindPart(operation) is { } part) return new VariableTarget(part);
        if (FindRecord(operation) is { } record) return RecordTargetOf(record);
        switch (operation)
        {
            case IDiscardOperation discard:
                return new DiscardTarget(scope.Session.TypeOf(discard.Type));
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                return Declared(declared.Local);
            case ILocalReferenceOperation { IsDeclaration: true } declared:
                return Declared(declared.Local);
            case ILocalReferenceOperation local:
                return scope.FindAlias(local.Local) ?? Variable(scope.Find(local.Local));
            case IParameterReferenceOperation parameter:
                return scope.FindAlias(parameter.Parameter) ?? Variable(scope.Find(parameter.Parameter));
            case IPropertyReferenceOperation entry when FindEntry(entry) is { } value:
                return new VariableTarget(value);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member when FieldTargetOf(member) is { } field:
                return field;
            case var reference when References.IsReference(reference):
                return References.Resolve(reference);
            default:
                return IsCell(operation) && !IsFieldArray(operation) && !IsRow(operation) && CellParts(operation) is { } parts ? new CellTarget(parts) : null;
        }

        static Target? Variable(Local? local) => local is null ? null : new VariableTarget(local);
    }

    /// <summary>The same, after other operands: they keep the values that they had.</summary>
    public Target Resolve(IOperation operation, List<Expr> earlier)
    {
        int mark = scope.Mark;
        Target target = Resolve(operation)!;
        Expr[] held = [.. earlier];
        Protect(held, held.Length, mark);
        earlier.Clear();
        earlier.AddRange(held);
        return target;
    }

    /// <summary>What a <c>ref</c> local is to stand for: a variable, or a cell that later assignments cannot move.</summary>
    public Target? Location(IOperation operation)
    {
        bool isVariable = operation is ILocalReferenceOperation or IParameterReferenceOperation || scope.FindStruct(operation) is not null || scope.FindPart(operation) is not null;
        if (References.IsReference(operation)) return References.Resolve(operation) is { } place ? Steady(place) : null;
        if (!isVariable && !IsRecord(operation) && !(IsCell(operation) && !IsFieldArray(operation) && !IsRow(operation))) return null;
        return Resolve(operation) is { } target ? Steady(target) : null;
    }

    /// <summary>A target that means the same cell whatever is assigned from now on.</summary>
    private Target Steady(Target target) => target switch
    {
        CellTarget cell => new CellTarget(Steady(cell.Parts)),
        RecordTarget record => record with { Place = Steady(record.Place) },
        ChosenTarget chosen => new ChosenTarget(Steady([chosen.Condition])[0], Steady(chosen.WhenTrue), Steady(chosen.WhenFalse)),
        _ => target,
    };

    private Expr[] Steady(Expr[] parts) =>
        [.. parts.Select(p => p is Literal || (p is Read { Local: var local } && !scope.IsReassigned(local)) ? p : scope.Spill(p))];

    private Target Declared(ILocalSymbol symbol)
    {
        if (LayoutOf(symbol.Type) is { } layout)
        {
            StructVariable variable = scope.Declare(symbol, layout);
            Declare(variable);
            return new StructTarget(variable);
        }

        Local local = scope.Declare(symbol, symbol.Type);
        scope.Emit(new Define(local, null));
        return new VariableTarget(local);
    }

    private Expr Simple(Target target, IOperation value, bool used)
    {
        switch (target)
        {
            case VariableTarget variable:
                Into(variable.Local, value, define: false);
                return new Read(variable.Local);
            case StructTarget whole:
                Into(whole.Variable, value, define: false);
                return new Literal("default", TypeFacts.Object);
            case RecordTarget record:
                IntoRecord(record, value);
                return new Literal("default", TypeFacts.Object);
            case CellTarget cell:
                Expr stored = Next(value, cell.Parts, cell.Parts.Length);
                return Store(cell, stored, used);
            case ChosenTarget chosen:
                return PutChosen(chosen, Value(value));
            case FieldTarget field:
                return PutField(field, Value(value));
            default:
                if (LayoutOf(value.Type) is not null && TryComponents(value) is not null) return new Literal("default", TypeFacts.Object);
                Expr result = Root(value);
                if (!used) scope.Emit(new Effect(result));
                return result;
        }
    }

    private Expr Compound(Target target, ICompoundAssignmentOperation compound, bool used)
    {
        BinaryOperator kind = OperatorOf(compound.OperatorKind)!.Value;
        ITypeSymbol type = compound.Target.Type!, inner = OperatorType(compound);
        Expr[] operands = WithCurrent(target, out int old);
        if (!compound.InConversion.IsIdentity) operands[old] = ConvertTo(operands[old], inner, isChecked: false);
        Expr right = Next(compound.Value, operands, operands.Length);
        Expr value = Combine(kind, operands[old], right, inner, compound.IsChecked) with { Origin = OriginOf(compound) };
        if (!SymbolEqualityComparer.Default.Equals(inner, type)) value = ConvertTo(value, type, compound.IsChecked);
        return Write(target, operands, value, used);
    }

    /// <summary>The type that the operator itself works in; both sides have been promoted to it.</summary>
    private static ITypeSymbol OperatorType(ICompoundAssignmentOperation compound)
    {
        ITypeSymbol type = compound.Target.Type!;
        bool isShift = compound.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift;
        return compound.InConversion.IsIdentity ? type : isShift ? compound.Value.Type! : compound.Value.Type ?? type;
    }

    private Expr Increment(Target target, IIncrementOrDecrementOperation increment, bool used)
    {
        Expr[] operands = WithCurrent(target, out int old);
        Expr before = operands[old];
        if (increment.IsPostfix && used) before = scope.Spill(before);
        if (target is CellTarget) operands[old] = before;
        BinaryOperator kind = increment.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        Expr next = Step(kind, operands[old], increment.Target.Type!, increment.IsChecked);
        Expr after = Write(target, operands, next, used && !increment.IsPostfix);
        return increment.IsPostfix ? before : after;
    }

    private Expr Step(BinaryOperator kind, Expr value, ITypeSymbol type, bool isChecked)
    {
        if (TypeFacts.IsFloating(type)) return Combine(kind, value, new Number(1, value.Type), type, isChecked: false);
        bool isSmall = type.SpecialType is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16
            or SpecialType.System_UInt16 or SpecialType.System_Char;
        if (!isSmall) return new Binary(kind, value, new Literal("1", value.Type), value.Type) { Checked = isChecked };
        var wide = new Binary(kind, new Ir.Convert(value, IrType.Int), new Literal("1", IrType.Int), IrType.Int);
        return ConvertTo(wide, type, isChecked);
    }

    /// <summary>The parts of the target, then its present value.</summary>
    private Expr[] WithCurrent(Target target, out int old)
    {
        Expr[] parts = target is CellTarget cell ? cell.Parts : [];
        old = parts.Length;
        return [.. parts, Current(target)];
    }

    private Expr Write(Target target, Expr[] operands, Expr value, bool used)
    {
        if (target is VariableTarget variable)
        {
            scope.Emit(new Assign(variable.Local, value));
            return new Read(variable.Local);
        }

        if (target is FieldTarget field) return PutField(field, value);
        if (target is ChosenTarget chosen) return PutChosen(chosen, value);
        return Store(new CellTarget([.. operands.Take(operands.Length - 1)]), value, used);
    }

    private Expr Store(CellTarget cell, Expr value, bool used)
    {
        if (used && value is not (Number or Literal or Read)) value = scope.Spill(value);
        scope.Emit(new Store(cell.Parts[0], cell.Parts.Skip(1).ToEquatableArray(), value));
        return value;
    }
}
