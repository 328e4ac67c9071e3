using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Calls that the user says no derivative passes through.</summary>
internal static class NonDifferentiable
{
    public static bool Is(ISymbol symbol) => SymbolIdentity.HasAttribute(symbol, "NonDifferentiableAttribute");

    /// <summary>Whether the operation is a call of such a method, or a read of such a property.</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => Is(method.ReducedFrom ?? method),
        IPropertyReferenceOperation { Property: var property } => Is(property),
        IParenthesizedOperation parenthesized => Is(parenthesized.Operand),
        _ => false,
    };

    /// <summary>An argument whose cells the callee may write: what it left there would be taken for what was there before.</summary>
    public static IOperation? Written(IOperation operation, LoweringSession session)
    {
        if (operation is not IInvocationOperation call) return null;
        return call.Arguments.FirstOrDefault(a => a.Parameter is { } parameter && TypeFacts.LetsWrite(parameter.Type)
            && session.TypeOf(a.Value.Type).IsRealArray && MayWrite(parameter.OriginalDefinition, session))?.Value;
    }

    public static bool MayWrite(IParameterSymbol parameter, LoweringSession session)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || session.DeclarationOf(method) is not { } declaration) return true;
        IOperation? body = session.Model(declaration.SyntaxTree).GetOperation(declaration, session.Cancellation);
        return body is null || body.Descendants().Any(o => o is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && !OnlyReads(reference));
    }

    /// <summary>Whether the array is looked at where it is named: a cell, its length, a loop over it, a read-only view.</summary>
    private static bool OnlyReads(IOperation array) => array.Parent switch
    {
        IArrayElementReferenceOperation cell => !IsTarget(cell),
        IPropertyReferenceOperation { Property.IsIndexer: true } cell => !IsTarget(cell),
        IPropertyReferenceOperation { Property.Name: "Length" } => true,
        IConversionOperation { Type: { } type, Parent: IForEachLoopOperation } => !TypeFacts.LetsWrite(type) || type.SpecialType != SpecialType.System_Array,
        IConversionOperation { Type: { } type } => ActiveType.IsReadOnlySpan(type),
        IForEachLoopOperation => true,
        _ => false,
    };

    public static bool IsTarget(IOperation cell) => cell.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == cell,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is not (null or RefKind.None),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        _ => false,
    };
}
