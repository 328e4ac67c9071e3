using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What the lowering of an entry method and of its callees share.</summary>
internal sealed class LoweringSession(Compilation compilation, IMethodSymbol entry, Func<string, bool> isRule, StructLayouts layouts, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Dictionary<ISymbol, string> ids = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, IrType> types = new(SymbolEqualityComparer.IncludeNullability);
    private readonly HashSet<ISymbol> known = new(SymbolEqualityComparer.Default) { entry };
    private readonly Queue<IMethodSymbol> callees = new();
    private CustomRules? rules;

    public Compilation Compilation { get; } = compilation;

    public IMethodSymbol Entry { get; } = entry;

    public CancellationToken Cancellation { get; } = cancellation;

    public OriginMap Origins { get; } = new();

    /// <summary>What the entry method does as a whole, which its callees see too.</summary>
    public FunctionFacts? EntryFacts { get; set; }

    public StructLayouts Layouts { get; } = layouts;

    public FollowedMethods Followed { get; } = new(layouts, compilation, cancellation);

    /// <summary>What code beside the entry method can do with structs.</summary>
    public StructAccess Access { get; } = new(entry.ContainingType);

    public BodyErrors Errors { get; } = new(cancellation);

    public CustomRules Rules => rules ??= new CustomRules(this);

    public bool IsRule(string id) => isRule(id);

    public SemanticModel Model(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model))
        {
            model = Compilation.GetSemanticModel(tree);
            models.Add(tree, model);
        }

        return model;
    }

    public string IdOf(IMethodSymbol method)
    {
        if (!ids.TryGetValue(method, out string? id))
        {
            id = SymbolIdentity.IdOf(method);
            ids.Add(method, id);
        }

        return id;
    }

    public IrType TypeOf(ITypeSymbol? type)
    {
        if (type is null) return TypeFacts.Object;
        if (!types.TryGetValue(type, out IrType? result))
        {
            result = TypeFacts.ToIr(type);
            types.Add(type, result);
        }

        return result;
    }

    /// <summary>Whether code beside the entry method can name the member.</summary>
    public bool CanReach(ISymbol symbol) => Compilation.IsSymbolAccessibleWithin(symbol, Entry.ContainingType);

    public void Enqueue(IMethodSymbol callee)
    {
        if (known.Add(callee)) callees.Enqueue(callee);
    }

    public IMethodSymbol? NextCallee() => callees.Count > 0 ? callees.Dequeue() : null;
}
