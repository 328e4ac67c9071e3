using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Sequences that are made while they are walked: queries, and iterator methods, whose body runs in turns with that of the loop.</content>
internal sealed partial class StatementLowering
{
    /// <summary>By the loop over a sequence: the blocks that <c>break</c> and <c>continue</c> leave.</summary>
    private readonly Dictionary<IOperation, (int Break, int Continue)> walks = [];

    /// <summary>The iterators that are running: the end of each, and what is done with an element.</summary>
    private readonly Stack<(int End, Action<Expr> Take)> iterators = new();

    /// <summary>Puts a query in the place of the variable that holds it, if it is never used as an object.</summary>
    private bool IsKnownSequence(IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol symbol = declarator.Symbol;
        if (symbol.Type is not INamedTypeSymbol { Name: "IEnumerable", TypeArguments.Length: 1 } || scope.IsReassigned(symbol)) return false;
        if (declarator.GetVariableInitializer()?.Value is not { } value || !IsOnlyWalked(symbol, declarator) || expressions.Queries.SequenceOf(value) is not { } sequence) return false;
        sequence.Prepare(scope, expressions);
        scope.Know(symbol, sequence);
        return true;
    }

    /// <summary>Whether all that is done with a variable is to enumerate it, here and by queries that are followed.</summary>
    private static bool IsOnlyWalked(ILocalSymbol symbol, IOperation declarator)
    {
        IOperation member = declarator;
        while (member.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation)) member = parent;
        foreach (ILocalReferenceOperation use in member.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Local, symbol)) continue;
            IOperation? at = use.Parent;
            IOperation part = use;
            while (at is IConversionOperation || at is IArgumentOperation || at is IInvocationOperation { TargetMethod.Name: "Select" or "Where" or "Zip" } query && LinqLowering.IsQuery(query)) (part, at) = (at, at.Parent);
            bool isEnd = at is IInvocationOperation { TargetMethod.Name: "Sum" or "Average" or "Min" or "Max" or "Count" or "Aggregate" or "First" or "Last" or "ToArray" } end && LinqLowering.IsQuery(end) && end.Arguments[0] == part;
            if (!isEnd && !(at is IForEachLoopOperation loop && loop.Collection == part)) return false;
            for (IOperation? around = use.Parent; around != member; around = around!.Parent)
            {
                if (around is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
            }
        }

        return true;
    }

    /// <summary>A loop over a query, or over an iterator method with source.</summary>
    private bool TryWalk(IForEachLoopOperation loop, IOperation collection)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } symbol } || !TypeFacts.IsPrimitive(symbol.Type)) return false;
        if (collection.Type is not INamedTypeSymbol { Name: "IEnumerable" } || expressions.Queries.SequenceOf(collection) is not { } sequence) return false;
        sequence.Prepare(scope, expressions);
        int end = scope.NewLabel();
        scope.Emit(Once(end, scope.Nested(() => sequence.Each(scope, (element, _) =>
        {
            IrType type = scope.Session.TypeOf(symbol.Type);
            int next = scope.NewLabel();
            walks[loop] = (end, next);
            scope.Emit(Once(next, scope.Nested(() =>
            {
                scope.Emit(new Define(scope.Declare(symbol, symbol.Type), element.Type == type ? element : new Ir.Convert(element, type)));
                Statement(loop.Body);
            })));
        }))));
        return true;
    }

    private bool TryJump(IBranchOperation branch)
    {
        if (branch.GetCorrespondingOperation() is not { } loop || !walks.TryGetValue(loop, out var labels)) return false;
        scope.Emit(new Break(labels.Break));
        return true;
    }

    private void Iterate(IMethodSymbol method, IOperation body, Action<Expr> take)
    {
        int end = scope.NewLabel();
        iterators.Push((end, take));
        scope.Emit(Once(end, scope.Nested(() => scope.Iterating(method, () => Statement(body is IMethodBodyOperation { BlockBody: { } block } ? block : body)))));
        iterators.Pop();
    }

    /// <summary>What stands around the iterator's call runs with the element, as if the iterator were not there.</summary>
    private void Yield(IReturnOperation yield)
    {
        (int end, Action<Expr> take) = iterators.Pop();
        if (yield.Kind == OperationKind.YieldBreak) scope.Emit(new Break(end));
        else take(expressions.Value(yield.ReturnedValue!));
        iterators.Push((end, take));
    }
}
