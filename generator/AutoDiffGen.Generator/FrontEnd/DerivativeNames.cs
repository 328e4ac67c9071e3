using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The names that the parameters of derivatives take.</summary>
internal static class DerivativeNames
{
    /// <summary>Whether the name, which means a parameter of the type, could mean something else in a derivative.</summary>
    public static bool MayHide(string name, IMethodSymbol entry)
    {
        if (name is "gradient" or "hessian" or "jacobian") return true;
        return entry.Parameters.Any(p => p.Name == name || Names(p.Name).Contains(name)) || Names(entry.Name).Contains(name);
    }

    /// <summary>What derivatives and directions of something are called: <c>dLoss</c>, <c>vLoss</c>, <c>hLoss</c>.</summary>
    private static IEnumerable<string> Names(string of) => new[] { "d", "v", "h" }.Select(prefix => prefix + char.ToUpperInvariant(of[0]) + of.Substring(1));
}
