using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a method's body does as a whole: which variables it changes.</summary>
internal sealed class FunctionFacts
{
    private readonly HashSet<ISymbol> written;
    private readonly HashSet<ISymbol> moved = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> growing;
    private readonly HashSet<ISymbol> otherLists;

    /// <param name="body">The method's body; null for a constructor that has none of its own.</param>
    /// <param name="followed">The methods whose bodies are known.</param>
    /// <param name="ct">Stops the work.</param>
    public FunctionFacts(IOperation? body, FollowedMethods followed, CancellationToken ct)
    {
        growing = ListUses.Growing(body);
        otherLists = ListUses.Others(body, followed.Contains);
        written = body is null ? new HashSet<ISymbol>(SymbolEqualityComparer.Default) : LocalUsage.Written(body);
        foreach (IOperation part in body?.Descendants() ?? [])
        {
            ct.ThrowIfCancellationRequested();
            if (part is ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation target }) moved.Add(target.Local);
        }
    }

    /// <summary>The type of a variable that holds a list whose cells are followed; null for any other.</summary>
    public Ir.IrType? ListOf(ISymbol symbol, ITypeSymbol type)
    {
        if (TypeFacts.ListOf(type) is not { } list) return null;
        if (growing.Contains(symbol)) return list.With(Ir.Shape.Growing);
        return symbol is IParameterSymbol && !otherLists.Contains(symbol) ? list : null;
    }

    /// <summary>Adds what another body does that is put into this one.</summary>
    public void Add(IOperation body) => written.UnionWith(LocalUsage.Written(body));

    public bool IsReassigned(ISymbol symbol) => written.Contains(symbol);

    public bool IsRefReassigned(ISymbol symbol) => moved.Contains(symbol);
}
