using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Collects what lambdas and local functions use of the functions around them, as it stands where they are called.</summary>
internal sealed class CapturedVariables(FunctionScope scope)
{
    private readonly List<ISymbol> captured = [];
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly ImmutableHashSet<ISymbol>.Builder changed = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
    private readonly ImmutableDictionary<ISymbol, DelegateTarget>.Builder known = ImmutableDictionary.CreateBuilder<ISymbol, DelegateTarget>(SymbolEqualityComparer.Default);

    /// <summary>Whether all of it is in variables that the caller has.</summary>
    public bool IsComplete { get; private set; } = true;

    public ImmutableArray<ISymbol> All => [.. captured];

    public ImmutableHashSet<ISymbol> Changed => changed.ToImmutable();

    public ImmutableDictionary<ISymbol, DelegateTarget> Known => known.ToImmutable();

    /// <summary>A delegate that is called by the name of a variable or parameter.</summary>
    public void Add(ISymbol symbol, DelegateTarget target)
    {
        if (known.TryGetValue(symbol, out DelegateTarget? same))
        {
            IsComplete &= same == target;
            return;
        }

        known.Add(symbol, target);
        if (target.Receiver is IInstanceReferenceOperation) AddThis(target.Owner!);
        else if (target.Receiver is { } receiver) AddVariable(Variable(receiver)!);
        if (SymbolIdentity.IsNested(target.Method)) Add(target.Method);
    }

    /// <summary>What a lambda or a local function uses, and the local functions that it calls.</summary>
    public void Add(IMethodSymbol function)
    {
        if (!seen.Add(function)) return;
        if (scope.Session.BodyOf(function) is not { } body)
        {
            IsComplete = false;
            return;
        }

        HashSet<ISymbol> written = LocalUsage.Written(body);
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            Add(part, function);
            ISymbol? variable = Variable(part);
            if (variable is not null && written.Contains(variable) && seen.Contains(variable)) changed.Add(variable);
        }
    }

    private static ISymbol? Variable(IOperation part) => (part as ILocalReferenceOperation)?.Local ?? (ISymbol?)(part as IParameterReferenceOperation)?.Parameter;

    private void Add(IOperation part, IMethodSymbol function)
    {
        switch (part)
        {
            case IParameterReferenceOperation { Parameter: var parameter } when scope.IsMember(parameter):
                AddThis(SymbolIdentity.OwnerOf(function));
                break;
            case ILocalReferenceOperation { Local.IsConst: false } or IParameterReferenceOperation when !IsWithin(Variable(part)!, function):
                AddVariable(Variable(part)!);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                AddThis(SymbolIdentity.OwnerOf(function));
                break;
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called } when !IsWithin(called, function):
                Add(called);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } called } when !IsWithin(called, function):
                Add(called);
                break;
        }
    }

    /// <summary>The object that the owner is a member of, unless it is the annotated method's own.</summary>
    private void AddThis(ISymbol owner)
    {
        if (scope.Find(owner) is not null && seen.Add(owner)) captured.Add(owner);
    }

    private void AddVariable(ISymbol symbol)
    {
        if (scope.FindTarget(symbol) is { } target)
        {
            Add(symbol, target);
            return;
        }

        if (!seen.Add(symbol)) return;
        if (scope.Find(symbol) is not null || scope.FindStruct(symbol) is not null) captured.Add(symbol);
        else IsComplete = false;
    }

    private static bool IsWithin(ISymbol symbol, IMethodSymbol function)
    {
        for (ISymbol? at = symbol.ContainingSymbol; at is IMethodSymbol; at = at.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(at, function)) return true;
        }

        return false;
    }
}
