using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A block whose exceptions are caught, or the body of a callee called from one: an exception is kept in a variable, and the block is left.</summary>
/// <param name="Outer">The one around it in the same function.</param>
/// <param name="Thrown">The variable; null while there is no exception.</param>
/// <param name="Leave">Leaves the block.</param>
/// <param name="Caught">What the handlers catch.</param>
internal sealed record TryFrame(TryFrame? Outer, Local Thrown, Stmt Leave, ImmutableArray<ITypeSymbol> Caught)
{
    /// <summary>Whether a handler may turn down an exception of the type that it is for.</summary>
    public bool HasFilters { get; init; }

    /// <summary>Whether any exception gets here.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether one may get here that no handler takes.</summary>
    public bool MayPass { get; set; }

    /// <summary>What is caught here or further out.</summary>
    public ImmutableArray<ITypeSymbol> All => Outer is null ? Caught : [.. Caught, .. Outer.All];

    /// <summary>Whether one of the handlers, here or further out, is for exceptions that may be of the type.</summary>
    public bool MayCatch(ITypeSymbol type, bool isExact) => All.Any(c => Matches(c, type, isExact));

    public bool MayCatchHere(ITypeSymbol type, bool isExact) => Caught.Any(c => Matches(c, type, isExact));

    public bool IsSureToCatch(ITypeSymbol type) => !HasFilters && Caught.Any(c => Derives(type, c));

    public static bool Derives(ITypeSymbol type, ITypeSymbol from)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, from)) return true;
        }

        return false;
    }

    private static bool Matches(ITypeSymbol caught, ITypeSymbol type, bool isExact) => Derives(type, caught) || (!isExact && Derives(caught, type));
}
