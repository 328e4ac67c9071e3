using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a method's body does as a whole: which variables it changes.</summary>
internal sealed class FunctionFacts
{
    private readonly HashSet<ISymbol> written;
    private readonly Dictionary<ISymbol, List<ISimpleAssignmentOperation>> moves = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> growing;
    private readonly HashSet<ISymbol> otherLists;
    private readonly HashSet<ISymbol> dictionaries;

    /// <param name="body">The method's body; null for a constructor that has none of its own.</param>
    /// <param name="followed">The methods whose bodies are known.</param>
    /// <param name="ct">Stops the work.</param>
    public FunctionFacts(IOperation? body, FollowedMethods followed, CancellationToken ct)
    {
        dictionaries = KnownDictionaries.Of(body);
        growing = ListUses.Growing(body);
        otherLists = ListUses.Others(body, followed.Contains);
        written = body is null ? new HashSet<ISymbol>(SymbolEqualityComparer.Default) : LocalUsage.Written(body);
        foreach (IOperation part in body?.Descendants() ?? [])
        {
            ct.ThrowIfCancellationRequested();
            if (part is not ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation target } move) continue;
            if (!moves.TryGetValue(target.Local, out var known)) moves[target.Local] = known = [];
            known.Add(move);
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

    public bool IsKnownDictionary(ISymbol symbol) => dictionaries.Contains(symbol);

    public bool IsReassigned(ISymbol symbol) => written.Contains(symbol);

    /// <summary>The assignments that make a <c>ref</c> local stand for something else.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> MovesOf(ISymbol symbol) => moves.TryGetValue(symbol, out var known) ? known : [];
}
