using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds what a virtual or interface call may run, as far as the compilation knows.</summary>
internal sealed class Implementations(Compilation compilation)
{
    /// <summary>The classes and structs of a compilation, found once.</summary>
    private static readonly ConditionalWeakTable<Compilation, IReadOnlyList<INamedTypeSymbol>> Types = new();

    private readonly Dictionary<IMethodSymbol, ImmutableArray<Implementation>> known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the class of the object decides what runs.</summary>
    public static bool MayBeOverridden(IMethodSymbol method) => !method.IsStatic && method.ContainingType is { } type
        && (type.TypeKind == TypeKind.Interface || ((method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !type.IsSealed));

    /// <summary>What objects of each class run, the most derived classes first.</summary>
    public ImmutableArray<Implementation> Of(IMethodSymbol method)
    {
        if (!known.TryGetValue(method, out ImmutableArray<Implementation> found)) known[method] = found = Find(method);
        return found;
    }

    /// <summary>What an object of just this class runs; null when that is nowhere to be read.</summary>
    public static IMethodSymbol? Of(INamedTypeSymbol type, IMethodSymbol method)
    {
        IMethodSymbol? declared = method.ContainingType.TypeKind == TypeKind.Interface ? type.FindImplementationForInterfaceMember(method) as IMethodSymbol : method;
        return declared is not null && (Overriding(type, declared) ?? declared) is { IsAbstract: false } body ? body : null;
    }

    /// <summary>Classes that run the same body, those that derive from classes of other groups before them.</summary>
    public static ImmutableArray<ImmutableArray<Implementation>> Grouped(ImmutableArray<Implementation> all) =>
    [
        .. all.GroupBy<Implementation, IMethodSymbol>(static i => i.Body, SymbolEqualityComparer.Default)
            .OrderByDescending(static g => g.Min(static i => Depth(i.Type)))
            .Select(static g => g.ToImmutableArray()),
    ];

    /// <summary>Whether other assemblies may have classes that derive from it.</summary>
    private static bool IsOpen(INamedTypeSymbol type)
    {
        if (type.IsSealed || type.TypeKind == TypeKind.Struct) return false;
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal) return false;
        }

        return type.InstanceConstructors.Any(static c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);
    }

    private ImmutableArray<Implementation> Find(IMethodSymbol method)
    {
        var found = new List<Implementation>();
        foreach (INamedTypeSymbol type in Types.GetValue(compilation, All))
        {
            if (type.IsAbstract || !Derives(type, method.ContainingType)) continue;
            if (Of(type, method) is { } body) found.Add(new Implementation(type, body)
            {
                IsExact = IsOpen(type) && (MayBeOverridden(body) || method.ContainingType.TypeKind == TypeKind.Interface),
            });
        }

        return [.. found.OrderByDescending(static i => Depth(i.Type)).ThenBy(static i => i.Type.ToDisplayString(), StringComparer.Ordinal)];
    }

    /// <summary>Whether objects of the class and of all that derive from it run the same.</summary>
    public bool AreOne(INamedTypeSymbol type, IMethodSymbol method) =>
        Of(method).Where(i => Derives(i.Type, type)).ToArray() is var all && all.All(i => !i.IsExact && SymbolEqualityComparer.Default.Equals(i.Body, all[0].Body));

    /// <summary>Whether a class of the compilation derives from it.</summary>
    public bool HaveDerived(INamedTypeSymbol type) =>
        Types.GetValue(compilation, All).Any(t => !SymbolEqualityComparer.Default.Equals(t, type) && Derives(t, type));

    public static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from) => from.TypeKind == TypeKind.Interface
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

/// <summary>The method that objects of a class run when another, virtual one is called.</summary>
internal sealed record Implementation(INamedTypeSymbol Type, IMethodSymbol Body)
{
    /// <summary>Whether other assemblies may derive classes that run something else: the object has to be of this very class.</summary>
    public bool IsExact { get; init; }
}
