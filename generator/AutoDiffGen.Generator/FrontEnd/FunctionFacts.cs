using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a method's body does as a whole: which variables it changes.</summary>
internal sealed class FunctionFacts
{
    private readonly HashSet<ISymbol> written;
    private readonly HashSet<ISymbol> moved = new(SymbolEqualityComparer.Default);

    /// <param name="body">The method's body; null for a constructor that has none of its own.</param>
    /// <param name="ct">Stops the work.</param>
    public FunctionFacts(IOperation? body, CancellationToken ct)
    {
        written = body is null ? new HashSet<ISymbol>(SymbolEqualityComparer.Default) : LocalUsage.Written(body);
        foreach (IOperation part in body?.Descendants() ?? [])
        {
            ct.ThrowIfCancellationRequested();
            if (part is ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation target }) moved.Add(target.Local);
        }
    }

    public bool IsReassigned(ISymbol symbol) => written.Contains(symbol);

    public bool IsRefReassigned(ISymbol symbol) => moved.Contains(symbol);
}
