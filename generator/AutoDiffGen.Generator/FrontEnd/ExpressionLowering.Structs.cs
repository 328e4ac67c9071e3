using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    public StructLayout? LayoutOf(ITypeSymbol? type) => scope.Session.Layouts.Of(type);

    /// <summary>The values of the parts of a struct, without effects.</summary>
    public Expr[] Components(IOperation operation) => TryComponents(operation) ?? Copied(operation, LayoutOf(operation)!);

    /// <summary>The same, as a value of the type that is wanted.</summary>
    public Expr[] Components(IOperation operation, ITypeSymbol type) => PartsOrValue(operation, type);

    /// <summary>The same of an expression that gives an object whose class is known.</summary>
    private StructLayout? LayoutOf(IOperation operation) => LayoutOf(operation.Type) ?? scope.ObjectOf(operation);

    /// <summary>Null, and nothing done, when the operation only can be copied.</summary>
    public Expr[]? TryComponents(IOperation operation)
    {
        if (scope.FindStruct(operation) is { } variable) return ReadsOf(variable);
        if (LayoutOf(operation) is not { } layout) return null;
        if (FindRecord(operation) is { } record) return RecordParts(record);
        if (Nullables.TryLower(operation) is { } value) return value;
        return operation switch
        {
            IParenthesizedOperation inner => TryComponents(inner.Operand),
            IDefaultValueOperation => Default(layout),
            ITupleOperation tuple => Flat(tuple.Elements, layout),
            IObjectCreationOperation creation => Created(creation, layout),
            IWithOperation with => With(with, layout),
            IInvocationOperation call => TryFollow(calls.SiteOf(call)) ?? NumericStructCalls.TryLower(call, this),
            IBinaryOperation { IsLifted: false, OperatorMethod: { } method } binary => TryOperator(method, binary.Syntax, binary.LeftOperand, binary.RightOperand),
            IUnaryOperation { IsLifted: false, OperatorMethod: { } method } unary => TryOperator(method, unary.Syntax, unary.Operand),
            IConversionOperation { Operand: var operand } when layout.IsObject => TryComponents(operand),
            IConversionOperation conversion => TryConversion(conversion, layout),
            IMemberReferenceOperation member => TryMember(member),
            IConditionalOperation { WhenFalse: not null } or ISwitchExpressionOperation => Chosen(operation, layout),
            ISimpleAssignmentOperation { IsRef: false } assignment when scope.FindStruct(assignment.Target) is { } target => Assigned(target, assignment.Value),
            ISimpleAssignmentOperation { IsRef: false } assignment when FindRecord(assignment.Target) is { } place => AssignedRecord(place, assignment.Value),
            ICompoundAssignmentOperation compound when CanCompound(compound) => StructCompound(compound),
            IIncrementOrDecrementOperation step when CanStep(step) => StructStep(step),
            _ => null,
        };
    }

    public static Expr[] ReadsOf(StructVariable variable) => [.. variable.Parts.Select(static p => new Read(p))];

    public Expr[] Default(StructLayout layout) => [.. layout.Parts.Select(p => Expr.Default(scope.Session.TypeOf(p.Type)))];

    /// <summary>Operands from left to right, structs among them part by part; each kept safe from the effects of later ones.</summary>
    private Expr[] Flat(IEnumerable<IOperation> operations, StructLayout? layout = null)
    {
        var values = new List<Expr>();
        int field = 0;
        foreach (IOperation operation in operations)
        {
            ITypeSymbol? type = layout?.Fields[field++].Type;
            Append(values, operation, type);
        }

        return [.. values];
    }

    /// <summary>Operands from left to right, part by part, so that each may be used several times.</summary>
    public Expr[][] Operands(IReadOnlyList<IOperation> operations)
    {
        var values = new List<Expr>();
        var starts = new List<int>();
        foreach (IOperation operation in operations)
        {
            starts.Add(values.Count);
            Append(values, operation);
        }

        starts.Add(values.Count);
        Expr[] atoms = Atoms([.. values]);
        return [.. Enumerable.Range(0, operations.Count).Select(i => atoms.Skip(starts[i]).Take(starts[i + 1] - starts[i]).ToArray())];
    }

    /// <summary>Values that may be used several times.</summary>
    public Expr[] Atoms(Expr[] values) => [.. values.Select(v => v.IsAtom() ? v : scope.Spill(v))];

    /// <summary>Values that depend on a condition.</summary>
    public Expr[] Choose(Expr condition, Func<Expr[]> whenTrue, Func<Expr[]> whenFalse)
    {
        Local[] results = [];
        Block then = scope.Nested(() =>
        {
            Expr[] values = whenTrue();
            results = [.. values.Select(v => scope.Temporary(v.Type))];
            Assign(values);
        });
        Block otherwise = scope.Nested(() => Assign(whenFalse()));
        foreach (Local result in results) scope.Emit(new Define(result, null));
        scope.Emit(new If(condition, then, otherwise));
        return [.. results.Select(static r => new Read(r))];

        void Assign(Expr[] values)
        {
            for (int i = 0; i < values.Length; i++) scope.Emit(new Assign(results[i], values[i]));
        }
    }

    /// <summary>The next operand, as a value of a type when one is given.</summary>
    public void Append(List<Expr> earlier, IOperation operation, ITypeSymbol? type = null)
    {
        int mark = scope.Mark;
        Expr[] held = [.. earlier];
        Expr[] next = PartsOrValue(operation, type);
        Protect(held, held.Length, mark);
        earlier.Clear();
        earlier.AddRange(held);
        earlier.AddRange(next);
    }

    /// <summary>The next operand, an object in parts.</summary>
    public void AppendObject(List<Expr> earlier, IOperation operation)
    {
        int mark = scope.Mark;
        Expr[] held = [.. earlier];
        Expr[] next = Components(operation);
        Protect(held, held.Length, mark);
        earlier.Clear();
        earlier.AddRange(held);
        earlier.AddRange(next);
    }

    private Expr[] PartsOrValue(IOperation operation, ITypeSymbol? type)
    {
        if (LayoutOf(type) is { } layout)
        {
            if (operation is IDefaultValueOperation { Type: null }) return Default(layout);
            if (layout.IsNullable && SymbolEqualityComparer.Default.Equals(operation.Type, TypeFacts.Underlying(type))) return [new Literal("true", IrType.Bool), .. PartsOrValue(operation, operation.Type)];
            if (LayoutOf(operation.Type) is not { } from || !Fits(from, layout)) return Copied(operation, layout);
            return ConvertParts(Components(operation), from, layout)!;
        }

        if (type is null && LayoutOf(operation.Type) is not null) return Components(operation);

        Expr value = Value(operation);
        bool converts = type is not null && operation.Type is not null && !SymbolEqualityComparer.Default.Equals(operation.Type, type) && TypeFacts.IsPrimitive(type) && TypeFacts.IsPrimitive(operation.Type);
        return [converts ? ConvertTo(value, type!, isChecked: false) : value];
    }

    /// <summary>A tuple as another tuple, element by element.</summary>
    private Expr[]? ConvertParts(Expr[] parts, StructLayout from, StructLayout to)
    {
        if (SymbolEqualityComparer.Default.Equals(from.Type, to.Type)) return parts;
        if (!from.Type.IsTupleType || !to.Type.IsTupleType || from.Fields.Length != to.Fields.Length) return null;
        var converted = new List<Expr>();
        for (int i = 0; i < from.Fields.Length; i++)
        {
            StructField source = from.Fields[i], target = to.Fields[i];
            Expr[] own = [.. parts.Skip(source.Start).Take(source.Count)];
            if (source.Inner is not null && target.Inner is not null)
            {
                if (ConvertParts(own, source.Inner, target.Inner) is not { } inner) return null;
                converted.AddRange(inner);
            }
            else if (target.Inner is { IsNullable: true, Count: 2 } && SymbolEqualityComparer.Default.Equals(source.Type, target.Inner.Fields[1].Type)) converted.AddRange([new Literal("true", IrType.Bool), own[0]]);
            else if (target.Inner is null && SymbolEqualityComparer.Default.Equals(source.Type, target.Type)) converted.AddRange(own);
            else if (TypeFacts.IsPrimitive(source.Type) && TypeFacts.IsPrimitive(target.Type)) converted.Add(ConvertTo(own[0], target.Type, isChecked: false));
            else return null;
        }

        return [.. converted];
    }

    private bool Fits(StructLayout from, StructLayout to) => ConvertParts(Default(from), from, to) is not null;

    /// <summary>Whether a value of the type can be given to what stands on the left.</summary>
    private bool Fits(IOperation target, ITypeSymbol? type)
    {
        if (target is IDiscardOperation || SymbolEqualityComparer.Default.Equals(target.Type, type)) return true;
        if (LayoutOf(target.Type) is { } to) return LayoutOf(type) is { } from && Fits(from, to);
        return TypeFacts.IsPrimitive(target.Type) && TypeFacts.IsPrimitive(type);
    }

    private Expr[]? TryConversion(IConversionOperation conversion, StructLayout layout)
    {
        if (conversion.OperatorMethod is { } method) return NullableLowering.IsLifted(conversion) ? null : TryOperator(method, conversion.Syntax, conversion.Operand);
        if (conversion.Operand is ITupleOperation tuple && tuple.Elements.Length == layout.Fields.Length) return Flat(tuple.Elements, layout);
        if (conversion.Operand is IDefaultValueOperation { Type: null }) return Default(layout);
        if (LayoutOf(conversion.Operand.Type) is not { } from || !Fits(from, layout)) return null;
        return TryComponents(conversion.Operand) is { } parts ? ConvertParts(parts, from, layout) : null;
    }

    private Expr[]? TryOperator(IMethodSymbol method, SyntaxNode syntax, params IOperation[] operands) =>
        TryFollow(CallSite.Of(method, syntax, operands)) ?? NumericStructCalls.TryLower(method, operands, this);

    /// <summary>A field, or a property, of a struct that is a value of its own.</summary>
    private Expr[]? TryMember(IMemberReferenceOperation member)
    {
        if (member.Instance is { } instance && LayoutOf(instance) is { } layout && layout.Find(member.Member) is { } field)
        {
            return TryComponents(instance) is { } parts ? [.. parts.Skip(field.Start).Take(field.Count)] : null;
        }

        return member is IPropertyReferenceOperation { Property.GetMethod: { } getter } property
            ? TryFollow(CallSite.Of(property, getter)) ?? NumericStructCalls.TryLower(property, this)
            : null;
    }

    public bool CanFollow(CallSite site) => calls.CanFollow(site);

    public Expr[] Follow(CallSite site) => calls.Follow(site);

    public CallLowering Calls => calls;

    private Expr[]? TryFollow(CallSite site) => calls.CanFollow(site) ? calls.Follow(site) : null;

    private Expr[] Chosen(IOperation choice, StructLayout layout)
    {
        if (choice is ISwitchExpressionOperation arms && !PatternLowering.CanSwitch(arms, scope.Session)) return Copied(choice, layout);
        StructVariable result = scope.New(layout, "");
        Into(result, choice, define: true);
        return ReadsOf(result);
    }

    private Expr[] Assigned(StructVariable target, IOperation value)
    {
        Into(target, value, define: false);
        return ReadsOf(target);
    }

    /// <summary>Gives a struct in variables its value; choices assign it arm by arm.</summary>
    public void Into(StructVariable target, IOperation value, bool define)
    {
        if (value is IConversionOperation { Operand: IThrowOperation wrapped }) value = wrapped;
        switch (value)
        {
            case IThrowOperation thrown:
                Throw(thrown);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise, IsRef: false } conditional:
                Expr condition = Value(conditional.Condition);
                if (define) Declare(target);
                Block then = scope.Nested(() => Into(target, conditional.WhenTrue, define: false));
                scope.Emit(new If(condition, then, scope.Nested(() => Into(target, otherwise, define: false))));
                break;
            case ISwitchExpressionOperation choice when PatternLowering.CanSwitch(choice, scope.Session):
                if (define) Declare(target);
                patterns.Switch(choice, arm => Into(target, arm, define: false));
                break;
            default:
                Put(target, target.Layout.IsObject ? Components(value) : PartsOrValue(value, target.Layout.Type), define);
                break;
        }
    }

    public void Declare(StructVariable variable)
    {
        foreach (Local part in variable.Parts) scope.Emit(new Define(part, null));
    }

    /// <summary>All parts change at once: a value that reads a part which has been written is taken before.</summary>
    public void Put(StructVariable target, Expr[] values, bool define)
    {
        for (int i = 1; i < values.Length && !define; i++)
        {
            bool clashes = values[i] is not Read { Local: var own } || own.Id != target.Parts[i].Id;
            if (clashes && values[i].Reads().Any(r => target.Parts.Take(i).Any(p => p.Id == r.Id))) values[i] = scope.Spill(values[i]);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (define) scope.Emit(new Define(target.Parts[i], values[i]));
            else if (values[i] is not Read { Local: var same } || same.Id != target.Parts[i].Id) scope.Emit(new Assign(target.Parts[i], values[i]));
        }
    }

    /// <summary>A struct that is copied as it stands, read part by part.</summary>
    private Expr[] Copied(IOperation operation, StructLayout layout)
    {
        Expr copy = opaque.Expression(operation);
        return OfWhole((copy as Read ?? scope.Spill(copy)).Local, layout, (copy as Opaque)?.Obstacle, operation.Syntax);
    }

    /// <summary>The parts of a struct that is in one variable.</summary>
    public Expr[] OfWhole(Local whole, StructLayout layout, Obstacle? obstacle, SyntaxNode syntax)
    {
        bool isReadable = scope.Session.Access.CanRead(layout);
        obstacle = isReadable ? obstacle ?? opaque.Obstacles.OfType(layout.Type, syntax)
            : opaque.Obstacles.Make("ADG0109", scope.Session.Access.Hidden(layout), syntax) with { Always = true };
        return StructCopies.PartsOf(scope, whole, layout, obstacle);
    }
}
