using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What the annotated method does with parameters that are objects with numbers: their fields are followed as long as nothing else is done with the objects.</summary>
internal sealed class ObjectUses(LoweringSession session, IMethodSymbol method, IOperation? body)
{
    private readonly List<(IParameterSymbol Parameter, IOperation Use)> hindrances = [];
    private readonly HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>The fields of a parameter's object, if it is one whose numbers are variables.</summary>
    public StructLayout? ObjectOf(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type.TypeKind: TypeKind.Class } && ActiveType.Of(parameter.Type, session.Entry.ContainingType) == Carrying.Derivatives ? session.Layouts.OfObject(parameter.Type) : null;

    /// <summary>The members of a parameter's object that the method gives values.</summary>
    public HashSet<ISymbol> WrittenOf(IParameterSymbol parameter)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation part in body!.Descendants())
        {
            IEnumerable<IOperation> targets = part switch
            {
                IDeconstructionAssignmentOperation { Target: var several } => several.DescendantsAndSelf(),
                IAssignmentOperation { Target: var target } => [target],
                IIncrementOrDecrementOperation { Target: var target } => [target],
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target } => [target],
                IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } declared when declared.GetVariableInitializer() is { } initializer => [initializer.Value],
                IInvocationOperation { Instance: { Type.IsValueType: true } target } => [target],
                _ => [],
            };
            foreach (IOperation target in targets)
            {
                if (MemberOf(target, parameter) is { } member) written.Add(member);
            }
        }

        return written;
    }

    /// <summary>The member of the parameter's object that a place is, or is in.</summary>
    private static ISymbol? MemberOf(IOperation place, IParameterSymbol parameter) => place switch
    {
        IMemberReferenceOperation { Instance: IParameterReferenceOperation of } member when SymbolEqualityComparer.Default.Equals(of.Parameter, parameter) => member.Member,
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } whole } => MemberOf(whole, parameter),
        _ => null,
    };

    /// <summary>Whether the fields are variables: not so if the object is used as a whole, or if there is another way to fields that may change.</summary>
    public bool IsFollowed(IParameterSymbol parameter, StructLayout layout, FunctionScope scope)
    {
        IOperation? other = body!.Descendants().OfType<IParameterReferenceOperation>().FirstOrDefault(r => SymbolEqualityComparer.Default.Equals(r.Parameter, parameter) && !IsOfField(r, layout));
        bool mayChange = layout.Fields.Any(f => !scope.IsUntouched(f.Member)) || WrittenOf(parameter).Count > 0;
        other ??= mayChange ? OtherWay(body!, layout) : null;
        if (other is null) return true;
        hindrances.Add((parameter, other));
        return false;
    }

    /// <summary>Says what stands in the way.</summary>
    public void Report(FunctionScope scope)
    {
        foreach (var (parameter, use) in hindrances)
        {
            Obstacle obstacle = new ObstacleFinder(scope).Make("ADG0106", $"'{parameter.Name}'", use.Syntax) with { Always = true };
            scope.Emit(new Effect(new Opaque(new Template(EquatableArray.Of("0"), default), default, IrType.Int) { Obstacle = obstacle }));
        }
    }

    private static bool IsOfField(IParameterReferenceOperation reference, StructLayout layout)
    {
        if (reference.Parent is not IMemberReferenceOperation member || member.Instance != reference || layout.Find(member.Member) is null) return false;
        for (IOperation? around = member.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
        }

        return true;
    }

    /// <summary>A place where the fields of an object of the class may be seen that is not a parameter: it could be the same object.</summary>
    private IOperation? OtherWay(IOperation within, StructLayout layout)
    {
        foreach (IOperation part in within.Descendants())
        {
            bool isOther = part switch
            {
                IMemberReferenceOperation { Instance: not (null or IParameterReferenceOperation) } member => layout.Find(member.Member) is not null,
                IMemberReferenceOperation { Instance: IParameterReferenceOperation { Parameter.ContainingSymbol: var owner } } member => layout.Find(member.Member) is not null && !SymbolEqualityComparer.Default.Equals(owner, method),
                IAnonymousFunctionOperation or ILocalFunctionOperation or IDynamicInvocationOperation => true,
                _ => false,
            };
            if (isOther || Called(part) is { } called && MayReach(called, layout)) return part;
        }

        return null;
    }

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

    private bool MayReach(IMethodSymbol called, StructLayout layout)
    {
        if (called.MethodKind == MethodKind.DelegateInvoke || Implementations.MayBeOverridden(called)) return true;
        if (called.DeclaringSyntaxReferences.IsEmpty || called.IsImplicitlyDeclared || !seen.Add(called)) return false;
        if (called.AssociatedSymbol is { } property && layout.Find(property) is not null) return false;
        return session.BodyOf(called) is not { } inner ? called.MethodKind == MethodKind.Ordinary : OtherWay(inner, layout) is not null;
    }
}
