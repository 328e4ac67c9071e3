using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>The variables of a call, and behind them those of the method that a lambda or local function stands in.</summary>
internal sealed class Frame(Frame? outer, Location? self)
{
    private readonly Dictionary<ISymbol, Location> locations = new(SymbolEqualityComparer.Default);

    /// <summary>The struct that a method was called on.</summary>
    public Location Self => self ?? outer!.Self;

    public Location this[ISymbol symbol]
    {
        get => locations.TryGetValue(symbol, out Location? found) ? found
            : outer is not null ? outer[symbol] : throw new NotSupportedException($"The oracle does not know the variable '{symbol}'.");
        set => locations[symbol] = value;
    }
}

/// <summary>A lambda, local function or method as a value.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Captured">The variables around it; null for a method.</param>
internal sealed record Closure(IMethodSymbol Method, Frame? Captured);
