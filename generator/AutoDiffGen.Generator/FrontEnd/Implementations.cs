using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds what a virtual or interface call may run, as far as the compilation knows.</summary>
internal sealed class Implementations(Compilation compilation)
{
    /// <summary>The classes and structs of a compilation, found once.</summary>
    private static readonly ConditionalWeakTable<Compilation, IReadOnlyList<INamedTypeSymbol>> Types = new();

    private readonly Dictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the class of the object decides what runs.</summary>
    public static bool MayBeOverridden(IMethodSymbol method) => method.ContainingType.TypeKind == TypeKind.Interface && !method.IsStatic
        || ((method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed);

    /// <summary>The bodies that may run, those of the most derived classes first.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method)
    {
        if (!known.TryGetValue(method, out ImmutableArray<IMethodSymbol> found)) known[method] = found = Find(method);
        return found;
    }

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        var found = new List<IMethodSymbol>();
        foreach (INamedTypeSymbol type in Types.GetValue(compilation, All))
        {
            if (!Derives(type, method.ContainingType)) continue;
            IMethodSymbol? implementation = method.ContainingType.TypeKind == TypeKind.Interface
                ? type.FindImplementationForInterfaceMember(method) as IMethodSymbol
                : Overriding(type, method);
            if (implementation is { IsAbstract: false } && !found.Contains(implementation, SymbolEqualityComparer.Default)) found.Add(implementation);
        }

        return [.. found.OrderByDescending(static m => Depth(m.ContainingType)).ThenBy(static m => SymbolIdentity.IdOf(m), StringComparer.Ordinal)];
    }

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from) => from.TypeKind == TypeKind.Interface
        ? type.AllInterfaces.Contains(from, SymbolEqualityComparer.Default)
        : Bases(type).Contains(from, SymbolEqualityComparer.Default);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType) yield return at;
    }

    private static int Depth(INamedTypeSymbol type) => Bases(type).Count();

    /// <summary>What an object of just this class runs.</summary>
    private static IMethodSymbol? Overriding(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (INamedTypeSymbol at in Bases(type))
        {
            foreach (ISymbol member in at.GetMembers(method.Name))
            {
                for (IMethodSymbol? own = member as IMethodSymbol; own is not null; own = own.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(own, method)) return (IMethodSymbol)member;
                }
            }
        }

        return null;
    }

    private static IReadOnlyList<INamedTypeSymbol> All(Compilation compilation)
    {
        var types = new List<INamedTypeSymbol>();
        Collect(compilation.Assembly.GlobalNamespace, types);
        return types;
    }

    private static void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type && !SymbolIdentity.IsGenerated(type)) types.Add(type);
            if (member is INamespaceOrTypeSymbol inner) Collect(inner, types);
        }
    }
}
