using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{
    /// <summary>A variable that always holds the same lambda or method group is another name for that.</summary>
    private bool IsKnownDelegate(IVariableDeclaratorOperation declarator)
    {
        if (!DelegateTargets.IsDelegate(declarator.Symbol.Type) || scope.IsReassigned(declarator.Symbol)) return false;
        if (DelegateTargets.Of(declarator.GetVariableInitializer()?.Value, scope) is not { } target || !scope.Session.Followed.Contains(target.Method) && !scope.Session.IsRule(scope.Session.IdOf(target.Method))) return false;
        scope.Know(declarator.Symbol, target with { Type = declarator.Symbol.Type });
        return true;
    }

    /// <summary>A local function is put in the place of its calls; where it is used in other ways, it is copied as well.</summary>
    private void LocalFunction(ILocalFunctionOperation function)
    {
        bool isKnown = scope.Session.Followed.Contains(function.Symbol);
        IOperation member = function;
        while (member.Parent is { } parent) member = parent;
        if (LinqIterator.IsIterator(function.Body) && member.Descendants().All(part => !IsUsedOtherwise(part, function.Symbol) && !IsKept(part, function.Symbol))) return;
        if (isKnown && member.Descendants().All(part => !IsUsedOtherwise(part, function.Symbol))) return;
        scope.Copied(function.Symbol);
        Copy(function);
    }

    /// <summary>Whether an iterator's sequence goes elsewhere than to a loop or a query.</summary>
    private static bool IsKept(IOperation part, IMethodSymbol iterator)
    {
        if (part is not IInvocationOperation { TargetMethod: var method } || !SymbolEqualityComparer.Default.Equals(method, iterator)) return false;
        IOperation? at = part.Parent;
        while (at is IConversionOperation or IArgumentOperation) at = at.Parent;
        return !(at is IForEachLoopOperation || at is IInvocationOperation query && LinqLowering.IsQuery(query));
    }

    private bool IsUsedOtherwise(IOperation part, IMethodSymbol function) => part switch
    {
        IMethodReferenceOperation { Method: var method } when SymbolEqualityComparer.Default.Equals(method, function) => !IsKnown(part),
        IInvocationOperation { TargetMethod: var method } when SymbolEqualityComparer.Default.Equals(method, function) => Enclosing(part) is { } lambda && !IsKnown(lambda),
        _ => false,
    };

    private static IAnonymousFunctionOperation? Enclosing(IOperation part)
    {
        IOperation? at = part.Parent;
        while (at is not (null or IAnonymousFunctionOperation)) at = at.Parent;
        return at as IAnonymousFunctionOperation;
    }

    /// <summary>Whether a lambda or method group goes where its target stays known: to a variable, or to a method whose body is.</summary>
    private bool IsKnown(IOperation function)
    {
        IOperation? at = function.Parent;
        while (at is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) at = at.Parent;
        return at switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var symbol } } => !scope.IsReassigned(symbol),
            IArgumentOperation { Parent: IInvocationOperation query } when LinqLowering.IsQuery(query) => expressions.Queries.IsFollowed(query),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => scope.Session.Followed.Contains(method.ReducedFrom ?? method),
            _ => false,
        };
    }
}
