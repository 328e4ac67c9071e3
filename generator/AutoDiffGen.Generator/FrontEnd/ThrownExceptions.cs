using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Tells whether a method that is called, or one that it calls, may throw what is caught around the call.</summary>
internal sealed class ThrownExceptions(LoweringSession session)
{
    public bool MayReach(IMethodSymbol method, TryFrame frame) => MayReach(method, frame, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private bool MayReach(IMethodSymbol method, TryFrame frame, HashSet<ISymbol> seen)
    {
        if (!seen.Add(method)) return false;
        return session.BodyOf(method) is not { } body ? method.MethodKind != MethodKind.Constructor : body.DescendantsAndSelf().Any(part => MayThrow(part, frame, seen));
    }

    private bool MayThrow(IOperation part, TryFrame frame, HashSet<ISymbol> seen) => part switch
    {
        IThrowOperation { Exception: null } => true,
        IThrowOperation { Exception: { } exception } => IsCaught(exception, frame),
        IInvocationOperation { Parent: not IThrowOperation } call => MayCall(call.TargetMethod.ReducedFrom ?? call.TargetMethod, frame, seen),
        IObjectCreationOperation { Constructor: { } constructor } creation => !IsThrown(creation) && MayCall(constructor, frame, seen),
        IPropertyReferenceOperation { Property.Name: "Value", Instance.Type: var type } when TypeFacts.Underlying(type) is not null => Catches(frame, "InvalidOperationException"),
        IConversionOperation { OperatorMethod: null, Operand.Type: var from, Type: var to } when TypeFacts.Underlying(from) is not null && TypeFacts.Underlying(to) is null => Catches(frame, "InvalidOperationException") || part is IConversionOperation { IsChecked: true } && Catches(frame, "OverflowException"),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => !getter.DeclaringSyntaxReferences.IsEmpty && !Purity.IsAuto((IPropertySymbol)getter.AssociatedSymbol!) && MayCall(getter, frame, seen),
        IBinaryOperation { OperatorMethod: { } method } => MayCall(method, frame, seen),
        IUnaryOperation { OperatorMethod: { } method } => MayCall(method, frame, seen),
        IConversionOperation { OperatorMethod: { } method } => MayCall(method, frame, seen),
        IArrayElementReferenceOperation => Catches(frame, "IndexOutOfRangeException"),
        IArrayCreationOperation or IConversionOperation { IsChecked: true } or IBinaryOperation { IsChecked: true } or ICompoundAssignmentOperation { IsChecked: true } or IIncrementOrDecrementOperation { IsChecked: true } => Catches(frame, "OverflowException"),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder, Type: { } type } => !TypeFacts.IsFloating(type) && Catches(frame, "DivideByZeroException"),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder, Type: { } type } => !TypeFacts.IsFloating(type) && Catches(frame, "DivideByZeroException"),
        ISwitchExpressionOperation { IsExhaustive: false } => Catches(frame, "InvalidOperationException"),
        IUsingOperation or IUsingDeclarationOperation or IDynamicInvocationOperation or IEventAssignmentOperation => true,
        _ => false,
    };

    private bool MayCall(IMethodSymbol method, TryFrame frame, HashSet<ISymbol> seen)
    {
        if (session.IsRule(session.IdOf(method)) || IsMath(method)) return IsMath(method) && Catches(frame, "ArithmeticException");
        return !session.Followed.Contains(method) || Implementations.MayBeOverridden(method) || MayReach(method, frame, seen);
    }

    /// <summary>Functions of numbers; those few that throw throw these.</summary>
    private static bool IsMath(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "Sign" or "Clamp" or "Round" or "Abs", ContainingType: { Name: "Math" or "MathF", ContainingNamespace.Name: "System" } };

    private static bool IsThrown(IOperation creation)
    {
        IOperation? at = creation.Parent;
        while (at is IConversionOperation) at = at.Parent;
        return at is IThrowOperation;
    }

    private static bool IsCaught(IOperation exception, TryFrame frame)
    {
        while (exception is IConversionOperation { IsImplicit: true } conversion) exception = conversion.Operand;
        return exception.Type is not { } type || frame.MayCatch(type, exception is IObjectCreationOperation);
    }

    private bool Catches(TryFrame frame, string exception) => frame.MayCatch(session.Compilation.GetTypeByMetadataName("System." + exception)!, isExact: true);
}
