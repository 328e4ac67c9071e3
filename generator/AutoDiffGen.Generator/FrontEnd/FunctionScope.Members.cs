using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Fields and entries of dictionaries that are variables of the function, and references that move.</summary>
internal sealed partial class FunctionScope
{
    private readonly Dictionary<ISymbol, Dictionary<object, Local>> entries = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, MovingReference> moving = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the derivative may name it, which stands in a file, and often in a type, of its own.</summary>
    public bool CanName(ISymbol symbol) => symbol is INamespaceSymbol
        || (symbol is not INamedTypeSymbol { IsFileLocal: true } && (SymbolEqualityComparer.Default.Equals(Method, Session.Entry) || Session.CanReach(symbol)));

    /// <summary>By the first assignment to it, a field that is a variable of the function.</summary>
    public IReadOnlyDictionary<IOperation, ISymbol> Fields { get; set; } = new Dictionary<IOperation, ISymbol>();

    /// <summary>A variable for a field, or for an entry of a dictionary.</summary>
    private Local DeclareMember(ISymbol member, IrType type, string name)
    {
        string stem = name.StartsWith("s_", StringComparison.Ordinal) ? name.Substring(2) : name.TrimStart('_');
        bool isName = stem.Length > 0 && char.IsLetter(stem[0]) && stem.All(static c => char.IsLetterOrDigit(c) || c == '_');
        return Changing(type, isName ? char.ToLowerInvariant(stem[0]) + stem.Substring(1) : member.Name);
    }

    public Local DeclareField(ISymbol field, IrType type)
    {
        Local local = DeclareMember(field, type, field.Name);
        locals[field] = local;
        return local;
    }

    /// <summary>Whether the entries of a dictionary are variables.</summary>
    public bool IsKnownDictionary(ISymbol symbol) => facts.IsKnownDictionary(symbol);

    public Local? FindEntry(ISymbol dictionary, object key) => entries.TryGetValue(dictionary, out var known) && known.TryGetValue(key, out Local? local) ? local : null;

    /// <summary>The variable for an entry of a dictionary.</summary>
    public Local Entry(ISymbol dictionary, object key, IrType type)
    {
        if (!entries.TryGetValue(dictionary, out var known)) entries[dictionary] = known = [];
        return known[key] = DeclareMember(dictionary, type, key as string ?? "");
    }

    /// <summary>Notes what a <c>ref</c> local may stand for that is made to stand for something else later.</summary>
    public void Alias(ISymbol symbol, MovingReference reference)
    {
        moving[symbol] = reference;
        aliases[symbol] = reference.Target;
    }

    public MovingReference? FindMoving(ISymbol symbol) => moving.TryGetValue(symbol, out MovingReference? reference) ? reference : null;
}
