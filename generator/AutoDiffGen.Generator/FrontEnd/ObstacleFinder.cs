using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Says why a derivative cannot pass through something that is copied.</summary>
internal sealed class ObstacleFinder(FunctionScope scope)
{
    public Obstacle Make(string id, string argument, SyntaxNode node) =>
        new(id, EquatableArray.Of(argument), scope.Session.Origins.Add(node));

    /// <summary>Text that would not compile where it is copied to is refused, active or not.</summary>
    public Obstacle? Copying(CopiedText text) =>
        text.Problem is { } problem ? Make(problem.Id, problem.Argument, problem.Node) with { Why = problem.Why, Always = true } : null;

    /// <summary>Null when nothing that goes in or comes out could carry a derivative.</summary>
    public Obstacle? Of(IOperation operation, IEnumerable<Local> reads, ICollection<Local> writes)
    {
        if (Unbound(operation) is { } unbound) return unbound;
        Obstacle? function = Function(operation);
        if (NonDifferentiable.Is(operation)) return function is { Always: true } ? function : Overwritten(operation);
        bool takes = reads.Any(static l => MayCarry(l.Type) || HoldsObjects(l.Type));
        if (takes && function is not { Always: true } && HiddenWrites.In(operation) is { } write) return OfWrite(write.Assignment, write.Place);
        if (function is not { Always: true } && (writes.Count == 0 || OrderingQueue.IsCall(operation)) && DiscreteUse.Is(operation, Carries)) return null;
        if (function is not null) return function;
        bool carries = takes || writes.Any(static l => MayCarry(l.Type));
        bool isTest = operation is IIsPatternOperation or IIsTypeOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean, OperatorMethod: null };
        if (!carries || (isTest && writes.Count == 0)) return null;
        return Undecided(operation) ?? Reference(operation) ?? (operation is IInvocationOperation call && OnlyLooks(call) ? null : Cause(operation));
    }

    private Obstacle? Overwritten(IOperation operation) =>
        NonDifferentiable.Written(operation, scope.Session) is { } array ? Make("ADG0113", SourceLine.Brief(array.Syntax), array.Syntax) : null;

    /// <summary>Guards and printing: library calls that give back no number and cannot write what they are given.</summary>
    private static bool OnlyLooks(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (IsSink(call.Instance?.Type) && !method.Parameters.Any(static p => TypeFacts.LetsWrite(p.Type))) return true;
        bool givesNothing = call.Type?.SpecialType is SpecialType.System_Void or SpecialType.System_Boolean or SpecialType.System_Int32;
        return givesNothing && method.IsStatic && method.DeclaringSyntaxReferences.IsEmpty && !method.Parameters.Any(static p => TypeFacts.LetsWrite(p.Type))
            && method.ContainingType.Name is not ("BitConverter" or "Unsafe" or "MemoryMarshal" or "Volatile" or "Interlocked");
    }

    /// <summary>What takes text, or word of how far things are.</summary>
    private static bool IsSink(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { Name: "StringBuilder" or "IProgress", DeclaringSyntaxReferences.IsEmpty: true }) return true;
        while (type is not null and not { Name: "TextWriter", ContainingNamespace.Name: "IO" }) type = type.BaseType;
        return type is not null;
    }

    public Obstacle? OfWrite(IOperation assignment, IOperation target)
    {
        if (Unbound(assignment) is { } unbound) return unbound;
        if (target is IMemberReferenceOperation && TypeFacts.IsDiscrete(target.Type)) return null;
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        IOperation? storage = target is IArrayElementReferenceOperation element ? element.ArrayReference : target;
        IOperation[] targets = target is ITupleOperation several ? [.. several.Descendants()] : [target];
        if (targets.OfType<IArrayElementReferenceOperation>().FirstOrDefault(t => scope.Session.TypeOf(t.ArrayReference.Type).Shape == Shape.Jagged) is { } row)
        {
            return Make("ADG0106", $"'{SourceLine.Brief(row.ArrayReference.Syntax)}'", target.Syntax) with { Escapes = true };
        }

        if (HolderOfCell(target) is { } holder && TypeFacts.IsFloating(target.Type) && TakesArrays) return Make("ADG0106", $"'{SourceLine.Brief(holder.Syntax)}'", target.Syntax) with { Always = true };
        if (assignment is IDeconstructionAssignmentOperation { Value: ILocalReferenceOperation { Local: var whole } } && scope.Session.Objects.Of(whole.Type) is not null) return Make("ADG0106", $"'{whole.Name}'", target.Syntax) with { Why = Explanations.WholeObject, Escapes = true };
        if (CellsOf(target) is { } cells) return Make("ADG0103", SymbolText.Display(cells), target.Syntax) with { Escapes = true };
        if (storage is IPropertyReferenceOperation { Instance: ILocalReferenceOperation or IParameterReferenceOperation } && RunsSetter(storage))
        {
            return Make("ADG0110", SourceLine.Brief(assignment.Syntax), target.Syntax) with { Why = Explanations.SetterWithBody, Escapes = true };
        }

        return storage switch
        {
            IMemberReferenceOperation { Instance: ILocalReferenceOperation { Local: var local }, Member: not IPropertySymbol { IsIndexer: true } } when scope.Session.Objects.Of(local.Type) is not null => Make("ADG0106", $"'{local.Name}'", target.Syntax) with { Escapes = true },
            IMemberReferenceOperation { Instance: IArrayElementReferenceOperation { ArrayReference.Type: { } array, Type.IsValueType: true } } => Make("ADG0103", SymbolText.Display(array), target.Syntax) with { Escapes = true },
            IFieldReferenceOperation field when !IsOfVariable(field) => Make("ADG0105", field.Field.Name, target.Syntax) with { Escapes = true },
            IPropertyReferenceOperation { Property.IsIndexer: false } property => Make("ADG0105", property.Property.Name, target.Syntax) with { Escapes = true },
            IPropertyReferenceOperation { Instance.Type: { } type } => Make("ADG0103", SymbolText.Display(type), target.Syntax) with { Escapes = true },
            IParameterReferenceOperation { Parameter: var parameter } when scope.IsMember(parameter) => Make("ADG0105", parameter.Name, target.Syntax) with { Escapes = true },
            ILocalReferenceOperation or IParameterReferenceOperation or ITupleOperation or IDiscardOperation => null,
            IFieldReferenceOperation { Instance.Type: { } type } => Make("ADG0103", SymbolText.Display(type), target.Syntax) with { Escapes = true },
            _ => Make("ADG0110", SourceLine.Brief(assignment.Syntax), target.Syntax) with { Escapes = true },
        };
    }

    private static bool RunsSetter(IOperation target) =>
        target is IPropertyReferenceOperation { Property: { IsIndexer: false, SetMethod.DeclaringSyntaxReferences.IsEmpty: false } property } && !Purity.IsAuto(property);

    /// <summary>What is written into an array that a field holds may be written into an argument.</summary>
    private static IMemberReferenceOperation? HolderOfCell(IOperation target) => target switch
    {
        IArrayElementReferenceOperation { ArrayReference: IMemberReferenceOperation holder } => holder,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IMemberReferenceOperation holder } => holder,
        _ => null,
    };

    private bool TakesArrays => scope.Session.Entry.Parameters.Any(p => scope.Session.TypeOf(p.Type).IsRealArray || TypeFacts.ListOf(p.Type) is not null);

    private static bool IsOfVariable(IFieldReferenceOperation field) =>
        field.Instance is ILocalReferenceOperation { Type.IsValueType: true } or IParameterReferenceOperation { Type.IsValueType: true };

    private bool Carries(ISymbol variable)
    {
        ITypeSymbol? type = (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;
        return scope.FindStruct(variable) is not null || scope.Find(variable) is { } local && (local.Type.IsReal || TypeFacts.HidesReals(type));
    }

    /// <summary>Arrays whose cells may hold a number in a form that is not followed.</summary>
    private static bool HoldsObjects(IrType type) => type is { IsArray: true, IsReal: false, Element: not ("int" or "bool" or "string" or "long" or "char" or "byte") };

    private static bool MayCarry(IrType type) => !type.IsArray
        ? type.Element is not ("int" or "bool")
        : type.IsReal;

    /// <summary>Names that the compiler does not know (yet), and members that a generator has written.</summary>
    private Obstacle? Unbound(IOperation operation)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            ISymbol? member = (part as IInvocationOperation)?.TargetMethod ?? (part as IMemberReferenceOperation)?.Member;
            if (part is IInvalidOperation || (member is not null && SymbolIdentity.IsGenerated(member)))
            {
                return Make("ADG0111", SourceLine.Brief(part.Syntax), part.Syntax) with { Always = true };
            }
        }

        return null;
    }

    /// <summary>
    /// Variables in a lambda are shared with it; that is only harmless while they keep their value.
    /// The calls of a local function do not show what it captures.
    /// </summary>
    private Obstacle? Function(IOperation operation)
    {
        foreach (IOperation part in operation.DescendantsAndSelf().Select(Known))
        {
            if (part is not (IAnonymousFunctionOperation or ILocalFunctionOperation)) continue;
            bool isNamed = part is ILocalFunctionOperation;
            bool captures = false, changes = false;
            foreach (IOperation inner in part.Descendants())
            {
                ISymbol? symbol = (inner as ILocalReferenceOperation)?.Local ?? (ISymbol?)(inner as IParameterReferenceOperation)?.Parameter;
                if (symbol is null || (scope.Find(symbol) is null && scope.FindStruct(symbol) is null)) continue;
                captures = true;
                changes |= scope.IsReassigned(symbol) || (isNamed && (scope.Find(symbol) is not { } local || MayCarry(local.Type)));
            }

            if (captures) return Make("ADG0107", SourceLine.Brief(part.Syntax), part.Syntax) with { Why = Explanations.SharesVariables, Always = changes };
        }

        return null;
    }

    /// <summary>The lambda that a variable is known to hold is copied in its place.</summary>
    private IOperation Known(IOperation part)
    {
        ISymbol? symbol = (part as ILocalReferenceOperation)?.Local ?? (ISymbol?)(part as IParameterReferenceOperation)?.Parameter;
        return symbol is not null && scope.FindTarget(symbol) is { } target ? target.Source : part;
    }

    private Obstacle? Undecided(IOperation operation) => UndecidedCall.Of(operation, scope.Session) is { } why && operation is IInvocationOperation call
        ? Make("ADG0116", SymbolText.Display(call.TargetMethod), call.Syntax) with { Why = why, Escapes = true, Always = MayAlias(call) }
        : null;

    private Obstacle? Reference(IOperation operation)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (part is IArgumentOperation { Parameter: { } parameter, Value: not IInterpolatedStringHandlerCreationOperation } argument && (parameter.RefKind is RefKind.Ref or RefKind.Out || SeesWrites(parameter)) && !TypeFacts.IsDiscrete(argument.Value.Type))
            {
                return Make("ADG0108", SourceLine.Brief(argument.Syntax), argument.Syntax) with { Escapes = true };
            }
        }

        return null;
    }

    /// <summary>What is handed over by <c>in</c> stands in the way of a method that could be followed otherwise.</summary>
    private bool SeesWrites(IParameterSymbol parameter) => parameter is { RefKind: RefKind.In, ContainingSymbol: IMethodSymbol method } && scope.Session.Followed.Contains(method);

    /// <summary>The type of the array in a variable that a field is a part of a cell of.</summary>
    private static ITypeSymbol? CellsOf(IOperation field)
    {
        IOperation? at = field;
        while (at is IMemberReferenceOperation { Member: { ContainingType.IsValueType: true } and not IPropertySymbol { IsIndexer: true }, Instance: var inner }) at = inner;
        return at != field && at is IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation or IParameterReferenceOperation } cell ? cell.ArrayReference.Type : null;
    }

    private Obstacle Cause(IOperation operation)
    {
        bool hides = TypeFacts.HidesReals(operation.Type);
        return operation switch
        {
            IInvocationOperation call => OfCall(call),
            IObjectCreationOperation { Initializer: { } initializer } when initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(static a => RunsSetter(a.Target)) is { } set =>
                Make("ADG0110", SourceLine.Brief(set.Syntax), set.Syntax) with { Why = Explanations.SetterWithBody },
            IObjectCreationOperation or ITupleOperation or IArrayCreationOperation or ICollectionExpressionOperation when hides => OfType(operation.Type!, operation.Syntax),
            IConversionOperation conversion => OfConversion(conversion),
            IArrayElementReferenceOperation { ArrayReference.Type: { } type } when TypeFacts.HidesReals(type) => OfType(type, operation.Syntax),
            IPropertyReferenceOperation { Instance.Type: { } type } when TypeFacts.HidesReals(type) => OfType(type, operation.Syntax),
            IFieldReferenceOperation { Instance.Type: { } type } when TypeFacts.HidesReals(type) => OfType(type, operation.Syntax),
            IParameterReferenceOperation { Parameter: var parameter } when scope.IsMember(parameter) => OfType(parameter.ContainingSymbol.ContainingType, operation.Syntax),
            IConditionalAccessOperation => Make("ADG0110", SourceLine.Brief(operation.Syntax), operation.Syntax) with { Why = Explanations.BehindNullTest },
            _ when hides => OfType(operation.Type!, operation.Syntax),
            _ => Make("ADG0110", SourceLine.Brief(operation.Syntax), operation.Syntax) with { Why = Explanations.Of(operation) },
        };
    }

    /// <remarks>A struct that is taken apart does carry derivatives: it is this expression that does not.</remarks>
    public Obstacle OfType(ITypeSymbol type, SyntaxNode node) => scope.Session.Layouts.Of(type) is { } layout
        ? Make("ADG0110", SourceLine.Brief(node), node) with { Why = layout.IsNullable ? null : Explanations.WholeStruct }
        : Make("ADG0103", SymbolText.Display(type), node);

    private Obstacle OfConversion(IConversionOperation conversion)
    {
        bool outOfLost = Loses(conversion.Operand.Type);
        ITypeSymbol? type = outOfLost || TypeFacts.IsFloating(conversion.Type) ? conversion.Operand.Type : conversion.Type;
        bool isLost = outOfLost || Loses(conversion.Type);
        return isLost || type is null ? Make(isLost ? "ADG0104" : "ADG0103", type is null ? "" : SymbolText.Display(type), conversion.Syntax) : OfType(type, conversion.Syntax);
    }

    private static bool Loses(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Decimal or SpecialType.System_Object or SpecialType.System_String;

    private Obstacle OfCall(IInvocationOperation call)
    {
        if (LinqLowering.FirstUnknown(call) is var unknown && unknown != call) return OfCall(unknown);
        IMethodSymbol method = call.TargetMethod;
        if (method.Parameters.FirstOrDefault(static p => p.Type.IsValueType && TypeFacts.HidesReals(p.Type)) is { } hidden)
        {
            return OfType(hidden.Type, call.Syntax);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke) return Make("ADG0107", SourceLine.Brief(call.Syntax), call.Syntax) with { Escapes = method.ReturnsVoid };
        bool isLost = method.ContainingType?.Name is "BitConverter" or "Convert" || method.Name is "ToString" or "Parse";
        bool isBits = method.ContainingType?.Name == "BitConverter";
        bool intoCollection = call.Instance?.Type is { } receiver && TypeFacts.IsCollection(receiver) && TypeFacts.HidesReals(receiver);
        bool intoArray = call.Instance?.Type is IArrayTypeSymbol && method.ReturnsVoid;
        bool intoObject = call.Instance is { Type.TypeKind: TypeKind.Class } instance && instance.Type!.DeclaringSyntaxReferences.Length > 0;
        bool fromSource = method.DeclaringSyntaxReferences.Length > 0 && (method.MethodKind == MethodKind.Ordinary && !method.IsStatic || method is { MethodKind: MethodKind.LocalFunction, ReturnsVoid: true });
        bool writesArrays = call.Arguments.Any(static a => TypeFacts.LetsWrite(a.Parameter?.Type));
        IInvocationOperation culprit = isLost ? call : Explanations.Culprit(call);
        return Make(isLost ? "ADG0104" : "ADG0101", SymbolText.Display(culprit.TargetMethod.ReducedFrom ?? culprit.TargetMethod), culprit.Syntax) with
        {
            Why = isLost ? null : Explanations.Of(culprit) ?? scope.Session.Followed.WhyNot(scope.Session.Generics.Of(culprit.TargetMethod)) ?? Explanations.NotHere,
            Escapes = intoCollection || intoObject || intoArray || fromSource || writesArrays || isBits,
            Always = MayAlias(call),
        };
    }

    /// <summary>A view of an array that someone may write through: what is written there could not be followed.</summary>
    private bool MayAlias(IInvocationOperation call)
    {
        if (!scope.Session.TypeOf(call.Type).IsRealArray || call.TargetMethod.Name is "ToArray" or "Clone") return false;
        foreach (IOperation source in call.ChildOperations)
        {
            IOperation value = source is IArgumentOperation argument ? argument.Value : source;
            while (value is IConversionOperation conversion) value = conversion.Operand;
            if (!scope.Session.TypeOf(value.Type).IsRealArray) continue;
            bool isConstant = value is IParameterReferenceOperation { Parameter: var parameter } && SymbolIdentity.HasAttribute(parameter, "ConstantAttribute");
            if (!isConstant) return true;
        }

        return false;
    }
}
