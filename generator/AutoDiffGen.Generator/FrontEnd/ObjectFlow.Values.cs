using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ObjectFlow
{
    /// <summary>The object that an expression gives; null when its class is not known, or it may be anything.</summary>
    public HeldObject? Of(IOperation? operation)
    {
        if (operation is null || !MayHold(operation.Type)) return null;
        if (!seen.TryGetValue(operation, out HeldObject? known)) seen[operation] = known = Find(operation);
        return known;
    }

    private HeldObject? Find(IOperation operation) => operation switch
    {
        IParenthesizedOperation inner => Of(inner.Operand),
        ILocalReferenceOperation local => Find(local.Local),
        IParameterReferenceOperation { Parameter: var parameter } => Find(parameter) ?? (SymbolIdentity.IsOfType(parameter) && !IsOfThis(parameter) ? OfMember(Find(method), parameter) : null),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Find(method),
        IConversionOperation { OperatorMethod: null, Type.IsReferenceType: true } conversion => Of(conversion.Operand) is { } one && Is(one, conversion.Type!) ? one : null,
        IObjectCreationOperation creation => Made(creation),
        IWithOperation with => Of(with.Operand) is { } one && CanInitialize(with.Initializer, one.Layout) ? one : null,
        IConditionalOperation { WhenFalse: { } otherwise, IsRef: false } choice => Chosen([choice.WhenTrue, otherwise]),
        ISwitchExpressionOperation choice when PatternLowering.CanSwitch(choice, session) => Chosen([.. choice.Arms.Select(static a => a.Value)]),
        IMemberReferenceOperation { Instance: { } instance } member when Of(instance) is { } whole && whole.Layout.Find(member.Member) is not null => OfMember(whole, member.Member),
        IInvocationOperation or IPropertyReferenceOperation or ICompoundAssignmentOperation { OperatorMethod: not null } or IBinaryOperation { OperatorMethod: not null } or IUnaryOperation { OperatorMethod: not null } => Result(operation),
        _ => null,
    };

    private static HeldObject? OfMember(HeldObject? whole, ISymbol member) =>
        whole?.Layout.Find(member) is { Inner: { IsObject: true } inner } ? new HeldObject(inner, whole.MayBeNull) : null;

    private static bool Is(HeldObject one, ITypeSymbol type) => type is INamedTypeSymbol named && Implementations.Derives((INamedTypeSymbol)one.Layout.Type, named);

    private HeldObject? Chosen(IReadOnlyList<IOperation> arms) => Same(arms) is { } one && (IsSteady(one) || arms.All(a => IsThrow(a) || IsFresh(a))) ? one : null;

    /// <summary>Whether the object has no name yet.</summary>
    private bool IsFresh(IOperation operation) => operation switch
    {
        IParenthesizedOperation inner => IsFresh(inner.Operand),
        IConversionOperation conversion => IsFresh(conversion.Operand),
        IObjectCreationOperation or IWithOperation => true,
        IConditionalOperation { WhenFalse: { } otherwise } choice => IsFresh(choice.WhenTrue) && IsFresh(otherwise),
        IInvocationOperation or IPropertyReferenceOperation or IBinaryOperation or IUnaryOperation => ObjectCall.Of(operation) is { } call && FlowOf(call) is { ReturnsOwn: true },
        _ => false,
    };

    /// <summary>What has a name, or is in a field of what has.</summary>
    private IOperation? Named(IOperation operation) => Inner(operation) switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => operation,
        IMemberReferenceOperation { Instance: { } instance } member when Of(instance)?.Layout.Find(member.Member) is { } field && session.Objects.IsSteadyReference(field) => Named(instance),
        _ => null,
    };

    private static IOperation Inner(IOperation operation)
    {
        while (true)
        {
            if (operation is IConversionOperation { OperatorMethod: null } conversion) operation = conversion.Operand;
            else if (operation is IParenthesizedOperation inner) operation = inner.Operand;
            else return operation;
        }
    }

    /// <summary>An object that is made of constants is one, if neither its fields nor its arrays are written.</summary>
    private bool IsConstant(IOperation value, HeldObject one) => IsSteady(one) && IsConstant(value) && KeepsArrays(one.Layout);

    private bool KeepsArrays(StructLayout layout) => layout.Fields.All(f => (f.Type is not IArrayTypeSymbol || (session.Writes.IsOnlyRead(f.Member) && (f.Field is null || session.Writes.IsOnlyRead(f.Field)))) && (f.Inner is not { } inner || KeepsArrays(inner)));

    private static bool IsConstant(IOperation value) => Inner(value) is IObjectCreationOperation creation
        && creation.Arguments.All(static a => IsConstantOrDiscrete(a.Value))
        && (creation.Initializer?.Initializers.All(static i => i is ISimpleAssignmentOperation { Value: var given } && IsConstantOrDiscrete(given)) ?? true);

    private static bool IsConstantOrDiscrete(IOperation value) => value.ConstantValue.HasValue || TypeFacts.IsDiscrete(value.Type) || IsConstant(value)
        || value is IConversionOperation conversion && IsConstantOrDiscrete(conversion.Operand);

    private HeldObject? Result(IOperation operation) => ObjectCall.Of(operation) is { } call && MayHold(call.Method.ReturnType) && FlowOf(call) is { Returned: { } returned } flow
        && (call.Receiver is null || Of(call.Receiver) is null || flow.Find(call.Method) is not null) ? returned : null;

    /// <summary>How things stand within a method that is called, for the objects that it is given.</summary>
    private ObjectFlow? FlowOf(ObjectCall call)
    {
        if (Known(call) is not { } known || !session.CanFollow(known.Method)) return null;
        return session.FlowOf(known.Method, Given(known)).Reduced;
    }

    /// <summary>How things stand within what an operation calls.</summary>
    public ObjectFlow? FlowAt(IOperation operation) => ObjectCall.Of(operation) is { } call && (call.Receiver is not null || call.Arguments.Count > 0 || call.Method.MethodKind == MethodKind.Constructor) ? FlowOf(call) : null;

    /// <summary>The call, of the method that an object of the class has.</summary>
    public ObjectCall? Known(ObjectCall call)
    {
        if (!call.IsVirtual) return call;
        if (call.Receiver is null || Of(call.Receiver) is not { } receiver) return null;
        if (receiver.MayBeNull && !session.Implementations.AreOne((INamedTypeSymbol)receiver.Layout.Type, call.Method)) return null;
        return Implementations.Of((INamedTypeSymbol)receiver.Layout.Type, call.Method) is { } method ? call with { Method = method, IsVirtual = false } : null;
    }

    /// <summary>The parameters of a call that get objects whose class is known.</summary>
    public ImmutableDictionary<ISymbol, HeldObject> Given(ObjectCall call)
    {
        ImmutableDictionary<ISymbol, HeldObject>.Builder given = ImmutableDictionary.CreateBuilder<ISymbol, HeldObject>(SymbolEqualityComparer.Default);
        if (call.Receiver is { } receiver && !SymbolIdentity.IsExtensionMember(call.Method) && Of(receiver) is { } self) given.Add(call.Method, self);
        if (call.Method.MethodKind == MethodKind.Constructor && session.Objects.All(call.Method.ContainingType) is { } made) given.Add(call.Method, new HeldObject(made, false));
        foreach (var (number, value) in call.Arguments)
        {
            if (call.Method.Parameters[number].RefKind == RefKind.None && Of(value) is { } one) given[call.Method.Parameters[number]] = one;
        }

        // Objects that are constants, all of them, are left alone.
        bool isConstant = call.Method.MethodKind != MethodKind.Constructor && (call.Receiver is null || Of(call.Receiver) is not { } on || IsConstant(call.Receiver, on)) && call.Arguments.All(a => Of(a.Value) is not { } one || IsConstant(a.Value, one));
        return isConstant ? ImmutableDictionary.Create<ISymbol, HeldObject>(SymbolEqualityComparer.Default) : given.ToImmutable();
    }

    /// <summary>The object that a creation makes, if all that the class does about it can be followed.</summary>
    private HeldObject? Made(IObjectCreationOperation creation)
    {
        if (creation is not { Constructor: { } constructor, Type.IsAbstract: false } || session.Objects.Of(creation.Type) is not { } layout) return null;
        if (!session.CanFollow(constructor) || constructor.Parameters.Any(static p => p.RefKind != RefKind.None)) return null;
        if (creation.Initializer is { } list && !CanInitialize(list, layout)) return null;
        if (FlowOf(ObjectCall.Of(creation)!) is not { } flow || flow.Find(constructor) is null || !flow.IsMadeAbove()) return null;
        if (!flow.Initializers(flow.held[constructor]).All(i => flow.Fits(i.Field, i.Initializer) || IsNull(i.Initializer))) return null;
        HashSet<StructField> assigned = flow.Assigned();
        if (creation.Initializer is { } after) assigned.UnionWith(after.Initializers.OfType<ISimpleAssignmentOperation>().Select(a => layout.Find(((IMemberReferenceOperation)a.Target).Member)!));
        return layout.Fields.All(f => f.Inner is not { IsObject: true } || assigned.Any(a => SymbolEqualityComparer.Default.Equals(a.Member, f.Member))) ? new HeldObject(layout, false) : null;
    }

    private bool CanInitialize(IObjectOrCollectionInitializerOperation initializer, StructLayout layout) => initializer.Initializers.All(step => step switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment => layout.Find(member.Member) is { } field && Fits(field, assignment.Value),
        IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation member } nested =>
            layout.Find(member.Member) is { Inner: { IsObject: false } inner } && CanInitialize(nested.Initializer, inner),
        _ => false,
    });

    /// <summary>Whether a field takes the value: of an object, one of its class that nobody else has.</summary>
    private bool Fits(StructField field, IOperation value) =>
        field.Inner is not { IsObject: true } inner || (Of(value) is { MayBeNull: false } one && ReferenceEquals(one.Layout, inner) && (session.Objects.IsSteady(inner) || IsFresh(value)));
}
