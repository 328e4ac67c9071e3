using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A parameter of the containing type's primary constructor: a field without a name of its own, which members of the type read as it is called.</summary>
internal static class CapturedParameter
{
    public static bool Is(ISymbol symbol, FunctionScope scope) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } && !SymbolEqualityComparer.Default.Equals(constructor, scope.Method);

    /// <summary>Whether generated code can read it: it belongs to the type that the code is generated for, and the names of derivatives do not hide it.</summary>
    public static bool IsReadable(ISymbol symbol, FunctionScope scope) => Is(symbol, scope)
        && scope.This is null
        && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, scope.Session.Entry.ContainingType)
        && !IsHidden(symbol.Name, scope.Session.Entry);

    private static bool IsHidden(string name, IMethodSymbol entry)
    {
        if (name is "gradient" or "hessian" or "jacobian") return true;
        return entry.Parameters.Any(p => p.Name == name || Names(p.Name).Contains(name)) || Names(entry.Name).Contains(name);
    }

    /// <summary>What derivatives and directions of something are called: <c>dLoss</c>, <c>vLoss</c>, <c>hLoss</c>.</summary>
    private static IEnumerable<string> Names(string of) => new[] { "d", "v", "h" }.Select(prefix => prefix + char.ToUpperInvariant(of[0]) + of.Substring(1));
}
