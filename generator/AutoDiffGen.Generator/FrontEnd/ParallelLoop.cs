using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary><c>Parallel.For(from, to, i => …)</c> whose iterations are seen not to meet: each writes the cells with its own number, and nothing else that another sees.</summary>
internal sealed class ParallelLoop
{
    private readonly FunctionScope scope;
    private readonly IParameterSymbol index;
    private readonly IBlockOperation body;

    private ParallelLoop(IInvocationOperation call, IAnonymousFunctionOperation lambda, FunctionScope scope)
    {
        this.scope = scope;
        index = lambda.Symbol.Parameters[0];
        body = lambda.Body;
        From = call.Arguments[0].Value;
        To = call.Arguments[1].Value;
    }

    public IOperation From { get; }

    public IOperation To { get; }

    public IParameterSymbol Index => index;

    public IEnumerable<IOperation> Body => body.Operations.Where(static o => o is not IReturnOperation);

    /// <summary>Null when it is another call, or when iterations may meet.</summary>
    public static ParallelLoop? Of(IInvocationOperation call, FunctionScope scope)
    {
        bool isLoop = call.TargetMethod is { Name: "For", IsGenericMethod: false, Parameters.Length: 3, ContainingType: { Name: "Parallel", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } }
            && call.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_Int32;
        if (!isLoop || scope.Frame is not null || call.Arguments.Where(static (a, i) => a.Parameter!.Ordinal != i).Any()) return null;
        if (call.Arguments[2].Value is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol: { IsAsync: false, Parameters.Length: 1 } } lambda }) return null;
        var loop = new ParallelLoop(call, lambda, scope);
        return loop.AreApart() ? loop : null;
    }

    private bool AreApart()
    {
        if (LocalUsage.Written(body).Any(s => !IsOwn(s)) || !body.Descendants().All(IsKnown)) return false;
        IArrayElementReferenceOperation[] cells = [.. body.Descendants().OfType<IArrayElementReferenceOperation>()];
        IArrayElementReferenceOperation[] written = [.. cells.Where(IsWritten)];
        foreach (IOperation array in body.Descendants().Where(static o => o.Type is IArrayTypeSymbol && o is ILocalReferenceOperation or IParameterReferenceOperation))
        {
            bool isLength = array.Parent is IPropertyReferenceOperation { Property.Name: "Length" };
            bool isOwnCell = array.Parent is IArrayElementReferenceOperation cell && IsAtIndex(cell);
            if (!isLength && !isOwnCell && written.Any(w => MayBeSame(w.ArrayReference, array))) return false;
        }

        return written.All(w => IsAtIndex(w) && w.ArrayReference is ILocalReferenceOperation or IParameterReferenceOperation);
    }

    /// <summary>Arithmetic on numbers and cells, functions of the rule table, choices and loops.</summary>
    private bool IsKnown(IOperation part) => part switch
    {
        IInvocationOperation call => scope.Session.IsRule(scope.Session.IdOf(call.TargetMethod)),
        IPropertyReferenceOperation property => property is { Property.Name: "Length", Instance.Type: IArrayTypeSymbol },
        IReturnOperation exit => exit.IsImplicit,
        IFieldReferenceOperation field => field.Field.IsConst || field.Field.IsReadOnly && TypeFacts.IsPrimitive(field.Type!),
        IArrayElementReferenceOperation cell => TypeFacts.IsPrimitive(cell.Type!),
        IVariableDeclaratorOperation declarator => declarator.Symbol.RefKind == RefKind.None && TypeFacts.IsPrimitive(declarator.Symbol.Type),
        ILocalReferenceOperation or IParameterReferenceOperation => TypeFacts.IsPrimitive(part.Type!) || part.Type is IArrayTypeSymbol { ElementType: var cell } && TypeFacts.IsPrimitive(cell),
        IBlockOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableInitializerOperation or ILiteralOperation
            or IAssignmentOperation or IIncrementOrDecrementOperation or IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null }
            or IConditionalOperation or IForLoopOperation or IWhileLoopOperation or IArgumentOperation or IParenthesizedOperation or IBranchOperation or IEmptyOperation => part is not IDeconstructionAssignmentOperation,
        _ => false,
    };

    private static bool IsWritten(IArrayElementReferenceOperation cell) =>
        cell.Parent is IAssignmentOperation assignment && assignment.Target == cell || cell.Parent is IIncrementOrDecrementOperation;

    private bool IsAtIndex(IArrayElementReferenceOperation cell) => cell.Indices[0] is IParameterReferenceOperation number && SymbolEqualityComparer.Default.Equals(number.Parameter, index);

    private bool MayBeSame(IOperation one, IOperation other)
    {
        (ISymbol? first, ISymbol? second) = (Variable(one), Variable(other));
        if (SymbolEqualityComparer.Default.Equals(first, second)) return true;
        return scope.Find(first) is not { } array || scope.Find(second) is not { } another || !scope.AreApart(new Ir.Read(array), new Ir.Read(another));
    }

    private static ISymbol? Variable(IOperation operation) => (operation as ILocalReferenceOperation)?.Local ?? (ISymbol?)(operation as IParameterReferenceOperation)?.Parameter;

    /// <summary>Whether each iteration has its own.</summary>
    private bool IsOwn(ISymbol variable) => variable is ILocalSymbol local && SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, index.ContainingSymbol);
}
