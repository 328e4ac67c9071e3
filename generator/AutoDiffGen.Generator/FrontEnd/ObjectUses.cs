using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What the annotated method does with parameters that are objects with numbers: their fields are followed as long as nothing else is done with the objects.</summary>
internal sealed class ObjectUses(LoweringSession session, IMethodSymbol method, IOperation? body)
{
    private readonly List<(IParameterSymbol Parameter, IOperation Use)> hindrances = [];
    private readonly HashSet<ObjectFlow> seen = [];

    /// <summary>The fields of a parameter's object, if it is one whose numbers are variables.</summary>
    public StructLayout? ObjectOf(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type.TypeKind: TypeKind.Class } && ActiveType.Of(parameter.Type, session.Entry.ContainingType) == Carrying.Derivatives
            && session.Layouts.OfObject(parameter.Type) is { } layout && session.Objects.All(parameter.Type) is { } all && all.Parts.Select(static p => p.Path).SequenceEqual(layout.Parts.Select(static p => p.Path)) ? all : null;

    /// <summary>The objects that the annotated method gets.</summary>
    public static ImmutableDictionary<ISymbol, HeldObject> Given(LoweringSession session, Func<IParameterSymbol, bool> isConstant)
    {
        var uses = new ObjectUses(session, session.Entry, null);
        return ImmutableDictionary.CreateRange<ISymbol, HeldObject>(SymbolEqualityComparer.Default, session.Entry.Parameters
            .Where(p => !isConstant(p) && uses.ObjectOf(p) is not null)
            .Select(p => new KeyValuePair<ISymbol, HeldObject>(p, new HeldObject(uses.ObjectOf(p)!, MayBeNull: true))));
    }

    /// <summary>Whether the fields are variables: not so if the object is used as a whole, or if there is another way to fields that may change.</summary>
    public bool IsFollowed(IParameterSymbol parameter, StructLayout layout, FunctionScope scope)
    {
        IOperation? other = scope.Objects.Find(parameter) is null ? scope.Objects.UseOf(parameter) ?? body! : null;
        HashSet<ISymbol> written = scope.Objects.WrittenOf(parameter);
        bool mayChange = written.Count > 0 || layout.FieldsWithin.Any(f => !session.Objects.IsSteadyReference(f));
        if (layout.FieldsWithin.Any(f => (f.Type is IArrayTypeSymbol || f.Inner is { IsObject: true }) && written.Contains(f.Member))) other ??= body!;
        other ??= mayChange ? OtherWay(body!, scope.Objects, layout) : null;
        if (other is null) return true;
        hindrances.Add((parameter, other));
        return false;
    }

    /// <summary>Says what stands in the way.</summary>
    public void Report(FunctionScope scope)
    {
        foreach (var (parameter, use) in hindrances)
        {
            Obstacle obstacle = Undecided(use, scope) ?? new ObstacleFinder(scope).Make("ADG0106", $"'{parameter.Name}'", use.Syntax) with { Always = true };
            scope.Emit(new Effect(new Opaque(new Template(EquatableArray.Of("0"), default), default, IrType.Int) { Obstacle = obstacle }));
        }
    }

    /// <summary>A call of a member that classes which derive from the parameter's may override.</summary>
    private Obstacle? Undecided(IOperation use, FunctionScope scope)
    {
        ISymbol? called = use.Parent switch
        {
            IInvocationOperation { IsVirtual: true, TargetMethod: var target } call when call.Instance == use => target,
            IPropertyReferenceOperation { Property: { GetMethod: { } getter } property } read when read.Instance == use && Implementations.MayBeOverridden(getter) => property,
            _ => null,
        };
        if (called is null) return null;
        Explanation why = UndecidedCall.Of(use.Parent!, session) ?? new Explanation("that of an argument is the caller's choice", "Take an object of a sealed class, or mark the parameter [Constant]");
        return new ObstacleFinder(scope).Make("ADG0116", SymbolText.Display(called), use.Parent!.Syntax) with { Why = why, Always = true };
    }

    /// <summary>A place where the fields of an object of the class may be seen that is not known to be a certain one: it could be the same object.</summary>
    private IOperation? OtherWay(IOperation within, ObjectFlow flow, StructLayout layout)
    {
        foreach (IOperation part in within.Descendants())
        {
            bool isOther = part switch
            {
                IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } => false,
                IMemberReferenceOperation { Instance: { } instance } member when layout.FindWithin(member.Member) is not null => flow.Of(instance) is null && !IsParameter(instance, flow),
                IParameterReferenceOperation { Parameter: var parameter } when SymbolIdentity.IsOfType(parameter) && layout.FindWithin(parameter) is not null => flow.Find(SymbolIdentity.OwnerOf(flow.Method)) is null && flow.Method.MethodKind != MethodKind.Constructor,
                IAnonymousFunctionOperation or IDynamicInvocationOperation => true,
                _ => false,
            };
            if (isOther || Called(part) is { } called && MayReach(called, part, flow, layout)) return part;
        }

        return null;
    }

    /// <summary>Two parameters of the annotated method are compared when it is called.</summary>
    private bool IsParameter(IOperation instance, ObjectFlow flow) =>
        instance is IParameterReferenceOperation { Parameter.ContainingSymbol: var owner } && SymbolEqualityComparer.Default.Equals(owner, method) && SymbolEqualityComparer.Default.Equals(flow.Method, method);

    private static IMethodSymbol? Called(IOperation part) => part switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation property => property.Property.GetMethod ?? property.Property.SetMethod,
        IBinaryOperation { OperatorMethod: { } method } => method,
        IUnaryOperation { OperatorMethod: { } method } => method,
        IConversionOperation { OperatorMethod: { } method } => method,
        _ => null,
    };

    private bool MayReach(IMethodSymbol called, IOperation part, ObjectFlow flow, StructLayout layout)
    {
        if (flow.FlowAt(part) is { } known) return seen.Add(known) && session.BodyOf(known.Method) is { } body && OtherWay(body, known, layout) is not null;
        if (called.MethodKind == MethodKind.DelegateInvoke || Implementations.MayBeOverridden(called)) return true;
        if (called.DeclaringSyntaxReferences.IsEmpty || called.IsImplicitlyDeclared) return false;
        if (called.AssociatedSymbol is { } property && layout.FindWithin(property) is not null) return false;
        ObjectFlow unknown = session.FlowOf(called, ImmutableDictionary.Create<ISymbol, HeldObject>(SymbolEqualityComparer.Default));
        return seen.Add(unknown) && (session.BodyOf(called) is not { } inner ? called.MethodKind == MethodKind.Ordinary : OtherWay(inner, unknown, layout) is not null);
    }
}
