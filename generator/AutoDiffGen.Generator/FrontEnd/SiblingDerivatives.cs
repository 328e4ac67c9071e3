using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The derivatives that another assembly has of its own method: members beside it, known by name and signature, when the method says that it is differentiable.</summary>
internal sealed class SiblingDerivatives
{
    private const string Library = "AutoDiffGen";

    private readonly IMethodSymbol method;
    private readonly Dictionary<Derivatives, (IMethodSymbol Method, SiblingSignature Signature)> found = [];

    private SiblingDerivatives(IMethodSymbol method)
    {
        this.method = method;
        foreach (Derivatives kind in new[] { Derivatives.Gradient, Derivatives.Jvp, Derivatives.Hvp, Derivatives.Vjp })
        {
            if (kind == Derivatives.Vjp && !CanRunAgain) continue;
            if (Find(kind) is { } sibling) found[kind] = sibling;
        }
    }

    /// <summary>The method, and what it is called with.</summary>
    public IMethodSymbol Method => method;

    /// <summary>Null when the method is one of the compilation's own, or has no derivatives that could be called.</summary>
    public static SiblingDerivatives? Of(IMethodSymbol method, LoweringSession session)
    {
        if (session.IsOwn(method) || !KnowsLibrary(method.ContainingAssembly) || !SymbolIdentity.HasAttribute(method.OriginalDefinition, "DifferentiableAttribute")) return null;
        if (method.MethodKind != MethodKind.Ordinary || SymbolIdentity.IsInGenericType(method.ContainingType)) return null;
        if (!method.IsStatic && (method.ContainingType.IsValueType || Implementations.MayBeOverridden(method))) return null;
        if (!method.ReturnsVoid && !TypeFacts.IsFloating(method.ReturnType)) return null;
        if (method.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In) || !IsTaken(p))) return null;
        var siblings = new SiblingDerivatives(method);
        return siblings.found.ContainsKey(Derivatives.Gradient) || siblings.found.ContainsKey(Derivatives.Vjp) || siblings.found.ContainsKey(Derivatives.Jvp) ? siblings : null;
    }

    /// <summary>The member that computes a derivative, with its parameters; null when there is none.</summary>
    public (IMethodSymbol Method, EquatableArray<RuleParameter> Parameters)? this[Derivatives kind] =>
        found.TryGetValue(kind, out var sibling) ? (sibling.Method, sibling.Signature.Parameters) : null;

    /// <summary>The arguments whose cells the method is known not to write.</summary>
    public EquatableArray<int> Untouched => found.Values.SelectMany(f => f.Signature.ReadOnly).Distinct().OrderBy(static i => i).ToEquatableArray();

    /// <summary>Whether the method, called again with the same arguments, does the same, as far as can be seen: a generator of random numbers would have gone on.</summary>
    private bool CanRunAgain => method.IsStatic && method.Parameters.All(p => IsValue(p.Type) || TypeFacts.IsString(p.Type)
        || (p.Type is IArrayTypeSymbol array ? IsValue(array.ElementType) || TypeFacts.RowElement(array) is not null : TypeFacts.SpanElement(p.Type) is { } element && IsValue(element)));

    private static bool IsValue(ITypeSymbol type) => type.IsUnmanagedType && type.TypeKind != TypeKind.Pointer;

    private static bool IsTaken(IParameterSymbol parameter) =>
        !DeclarationCheck.IsActive(parameter) || TypeFacts.IsFloating(parameter.Type) || ActiveType.IsRealArray(parameter.Type);

    private static bool KnowsLibrary(IAssemblySymbol? assembly) => assembly is not null
        && (assembly.Name == Library || assembly.Modules.Any(static m => m.ReferencedAssemblies.Any(static a => a.Name == Library)));

    private (IMethodSymbol, SiblingSignature)? Find(Derivatives kind)
    {
        foreach (IMethodSymbol candidate in method.ContainingType.GetMembers(method.Name + kind).OfType<IMethodSymbol>())
        {
            if (candidate.MethodKind != MethodKind.Ordinary || candidate.Arity != method.Arity) continue;
            IMethodSymbol sibling = candidate.IsGenericMethod ? candidate.Construct([.. method.TypeArguments]) : candidate;
            if (SiblingSignature.Of(method, sibling, kind) is { } signature) return (sibling, signature);
        }

        return null;
    }
}
