using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A body that becomes a function of its own: a method's, a local function's or a lambda's, as calls of one kind need it.</summary>
/// <param name="Method">Whose body it is.</param>
/// <param name="Id">Tells it from all others.</param>
internal sealed record Callee(IMethodSymbol Method, string Id)
{
    /// <summary>Whether the object that it is a member of is handed over; it is the annotated method's own if not.</summary>
    public bool HasReceiver { get; init; }

    /// <summary>The parameter of the <c>extension</c> block that it is a member of.</summary>
    public IParameterSymbol? Extended { get; init; }

    /// <summary>What it uses of the functions around it, in the order it is handed over: variables, and a method for that method's <c>this</c>.</summary>
    public ImmutableArray<ISymbol> Captured { get; init; } = [];

    /// <summary>Those of them that it may change.</summary>
    public ImmutableHashSet<ISymbol> Changed { get; init; } = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>The delegates whose targets are known: parameters, and variables of the functions around it.</summary>
    public ImmutableDictionary<ISymbol, DelegateTarget> Known { get; init; } = ImmutableDictionary.Create<ISymbol, DelegateTarget>(SymbolEqualityComparer.Default);

    /// <summary>The parameters that get objects part by part; the method stands for <c>this</c>.</summary>
    public ImmutableDictionary<ISymbol, HeldObject> Objects { get; init; } = ImmutableDictionary.Create<ISymbol, HeldObject>(SymbolEqualityComparer.Default);

    /// <summary>Whether objects come or go part by part.</summary>
    public bool IsOfObjects => Objects.Count > 0 || Returned is not null;

    /// <summary>The object that is returned part by part.</summary>
    public StructLayout? Returned { get; init; }

    /// <summary>The exceptions that its caller catches: it gives them back in a variable rather than throwing them.</summary>
    public ImmutableArray<ITypeSymbol> Caught { get; init; } = [];

    /// <summary>The parameters that get the same variable by reference as another one: both are its names.</summary>
    public ImmutableDictionary<ISymbol, IParameterSymbol> Merged { get; init; } = ImmutableDictionary.Create<ISymbol, IParameterSymbol>(SymbolEqualityComparer.Default);

    /// <summary>Whether C# has no way to call it as it is called here.</summary>
    public bool IsNameless => SymbolIdentity.IsNested(Method) || SymbolIdentity.IsExtensionMember(Method) || HasReceiver || Captured.Length > 0 || Caught.Length > 0 || Known.Count > 0 || Merged.Count > 0 || IsOfObjects;
}
