using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Tells which bodies are made of nothing but plain statements over variables that have values, cells and calls, all of them
/// valid. The compiler need not be asked about them, which would bind them once more: what it could still find fault with,
/// such as two variables of one name, the derivatives do not repeat.
/// </summary>
internal static class PlainBody
{
    /// <param name="body">A method's operation.</param>
    /// <param name="method">The method.</param>
    public static bool Is(IOperation body, IMethodSymbol method)
    {
        if (method.ReturnType.IsRefLikeType || method.Parameters.Any(static p => p.RefKind == RefKind.Out)) return false;
        return EndsWell(body, method) && AllArePlain(body);
    }

    /// <summary>Whether the end of the body is plainly out of reach, where it must be.</summary>
    private static bool EndsWell(IOperation body, IMethodSymbol method) => method.ReturnsVoid
        || (body is IMethodBodyOperation { BlockBody: { } block } ? block.Operations.LastOrDefault() is IReturnOperation or IThrowOperation : body is IMethodBodyOperation { ExpressionBody: not null });

    private static bool AllArePlain(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.Type is IErrorTypeSymbol || !IsPlain(operation)) return false;
        foreach (IOperation child in operation.ChildOperations)
        {
            if (!AllArePlain(child)) return false;
        }

        return true;
    }

    private static bool IsPlain(IOperation operation) => operation switch
    {
        IMethodBodyOperation or IBlockOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation
            or IVariableInitializerOperation or IReturnOperation or IForLoopOperation or IWhileLoopOperation or IConditionalOperation or IBranchOperation { BranchKind: not BranchKind.GoTo }
            or ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IParenthesizedOperation or IArrayElementReferenceOperation or IUnaryOperation => true,
        IVariableDeclaratorOperation declarator => declarator is { Symbol.RefKind: RefKind.None } && declarator.GetVariableInitializer() is not null,
        ISimpleAssignmentOperation { IsRef: false } assignment => IsVariable(assignment.Target),
        ICompoundAssignmentOperation assignment => IsVariable(assignment.Target) && SymbolEqualityComparer.Default.Equals(assignment.Type, assignment.Value.Type),
        IIncrementOrDecrementOperation increment => IsVariable(increment.Target),
        IPropertyReferenceOperation { Property: { IsIndexer: true } or { Name: "Length" } } property => IsOfFramework(property.Property),
        IFieldReferenceOperation { Field: { IsConst: true } or { IsReadOnly: true } } => true,
        IConversionOperation conversion => IsAllowed(conversion),
        IArgumentOperation argument => argument.Parameter?.RefKind == RefKind.None,
        IInvocationOperation call => !call.TargetMethod.IsGenericMethod && (IsOfFramework(call.TargetMethod) || call.TargetMethod.GetAttributes().IsEmpty),
        IBinaryOperation binary => IsDefined(binary),
        _ => false,
    };

    private static bool IsOfFramework(ISymbol symbol) => symbol.DeclaringSyntaxReferences.IsEmpty && symbol.ContainingType?.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsVariable(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: { IsConst: false, IsForEach: false, IsUsing: false, IsFixed: false } } => true,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None or RefKind.Ref } => true,
        IArrayElementReferenceOperation => true,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { Name: "Span" } } => true,
        _ => false,
    };

    private static bool IsAllowed(IConversionOperation operation)
    {
        Conversion conversion = operation.GetConversion();
        return conversion.Exists && !conversion.IsUserDefined && (conversion.IsImplicit || !operation.IsImplicit);
    }

    /// <summary>Constants are computed by the compiler, which complains of what overflows and of division by zero.</summary>
    private static bool IsDefined(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is not null) return false;
        if (binary.ConstantValue.HasValue || binary.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Boolean) return true;
        return !binary.RightOperand.ConstantValue.HasValue || (!binary.LeftOperand.ConstantValue.HasValue && binary.RightOperand.ConstantValue.Value is not 0);
    }
}
