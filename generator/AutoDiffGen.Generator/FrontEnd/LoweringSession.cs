using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What the lowering of an entry method and of its callees share.</summary>
internal sealed class LoweringSession(Compilation compilation, IMethodSymbol entry, Func<string, bool> isRule, StructLayouts layouts, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Dictionary<ISymbol, string> ids = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, IrType> types = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<string, ObjectFlow> flows = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal) { SymbolIdentity.IdOf(entry) };
    private readonly HashSet<string> names = new(entry.Parameters.Select(static p => p.Name), StringComparer.Ordinal);
    private readonly Queue<Callee> callees = new();

    private OriginMap? origins;
    private FollowedMethods? followed;
    private MemberWrites? writes;
    private OutsideMemory? outside;
    private Implementations? implementations;
    private Accessors? accessors;
    private GenericMethods? generics;
    private CustomRules? rules;
    private ObjectLayouts? objects;
    private ThrownExceptions? exceptions;

    public Compilation Compilation { get; } = compilation;

    public IMethodSymbol Entry { get; } = entry;

    public CancellationToken Cancellation { get; } = cancellation;

    public OriginMap Origins => origins ??= new OriginMap(Generics.Original);

    public StructLayouts Layouts { get; } = layouts;

    /// <summary>The objects that can be taken apart where their class is known.</summary>
    public ObjectLayouts Objects => objects ??= new ObjectLayouts(this);

    public FollowedMethods Followed => followed ??= new FollowedMethods(this);

    public Accessors Accessors => accessors ??= new Accessors(this);

    public GenericMethods Generics => generics ??= new GenericMethods(this);

    public Implementations Implementations => implementations ??= new Implementations(Compilation);

    /// <summary>The members that the entry method changes, or what it calls.</summary>
    public MemberWrites Writes => writes ??= new MemberWrites(this);

    /// <summary>What methods that are copied do to memory that the entry method may have been given.</summary>
    public OutsideMemory Outside => outside ??= new OutsideMemory(this);

    /// <summary>What code beside the entry method can do with structs.</summary>
    public StructAccess Access { get; } = new(entry.ContainingType);

    /// <summary>Which methods throw what a caller catches.</summary>
    public ThrownExceptions Exceptions => exceptions ??= new ThrownExceptions(this);

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

    /// <summary>Notes who knows what the names in a tree mean that is none of the compilation's.</summary>
    public void Add(SyntaxTree tree, SemanticModel model) => models.Add(tree, model);

    public string IdOf(IMethodSymbol method)
    {
        if (!ids.TryGetValue(method, out string? id))
        {
            id = NumberParameters.IsHalf(method.ContainingType) ? GenericMath.KeyOfHalf(SymbolIdentity.IdOf(method)) : SymbolIdentity.IdOf(method);
            ids.Add(method, id);
        }

        return id;
    }

    public IrType TypeOf(ITypeSymbol? type)
    {
        if (type is null) return TypeFacts.Object;
        if (!types.TryGetValue(type, out IrType? result))
        {
            result = RecordOf(type) is { } record ? TypeFacts.ToRows(type) with { Record = record } : TypeFacts.ToIr(type);
            types.Add(type, result);
        }

        return result;
    }

    /// <summary>What the structs in an array, a matrix, rows or a span are made of, if that is numbers.</summary>
    private StructShape? RecordOf(ITypeSymbol type) =>
        TypeFacts.StructElement(type) is { } element && Layouts.Of(element) is { IsOfNumbers: true } layout ? Access.ShapeOf(layout) : null;

    /// <summary>Whether code beside the entry method can name the member.</summary>
    public bool CanReach(ISymbol symbol) => Compilation.IsSymbolAccessibleWithin(symbol, Entry.ContainingType);

    /// <summary>Whether the entry method stands in the type, whose type parameters then mean there what they mean in the method.</summary>
    public bool IsAround(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = Entry.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(outer, type)) return true;
        }

        return false;
    }

    /// <summary>The declaration that holds what a method of this compilation does; those of other projects are not ours to read, even where an editor shows them.</summary>
    public SyntaxNode? DeclarationOf(IMethodSymbol method) => IsOwn(method) ? SymbolIdentity.BodyOf(method, Cancellation) ?? DeclarationOfImplicit(method) : null;

    /// <summary>A class without constructors has one that makes what its fields start with.</summary>
    private SyntaxNode? DeclarationOfImplicit(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true, Parameters.Length: 0, ContainingType: { TypeKind: TypeKind.Class } type }
            ? type.DeclaringSyntaxReferences.FirstOrDefault(static r => !SymbolIdentity.IsGenerated(r.SyntaxTree))?.GetSyntax(Cancellation)
            : null;

    /// <summary>Whether the symbol belongs to the compilation itself, not to one that it refers to.</summary>
    public bool IsOwn(ISymbol symbol) => symbol.ContainingAssembly is null || SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    /// <summary>What a method does; null when that is not known.</summary>
    public IOperation? BodyOf(IMethodSymbol method) => DeclarationOf(method) is not { } declaration ? null
        : Model(declaration.SyntaxTree).GetOperation(declaration, Cancellation) switch
        {
            ILocalFunctionOperation function => function.Body,
            IAnonymousFunctionOperation lambda => lambda.Body,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Body,
            var body => body,
        };

    /// <summary>The parameter of the <c>extension</c> block that a method is in; null when the method makes no use of it.</summary>
    public IParameterSymbol? Extended(IMethodSymbol method) => BodyOf(method)?.Descendants().OfType<IParameterReferenceOperation>()
        .Select(static r => r.Parameter).FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(p.ContainingSymbol, method.ContainingType));

    /// <summary>Whether calls of the method, if nothing else is in the way, are written with its body.</summary>
    public bool CanFollow(IMethodSymbol method) => Followed.Contains(method) && !NonDifferentiable.Is(method) && Rules.Find(method) is null && !IsRule(IdOf(method));

    /// <summary>Which variables of a function hold objects whose class is known, when some of its parameters do. While that is being found out, all of these do.</summary>
    public ObjectFlow FlowOf(IMethodSymbol method, ImmutableDictionary<ISymbol, HeldObject> given)
    {
        string key = IdOf(method) + ObjectFlow.KeyOf(given);
        if (flows.TryGetValue(key, out ObjectFlow? flow)) return flow;
        flows.Add(key, flow = new ObjectFlow(this, method, given));
        flow.Settle();
        return flow;
    }

    /// <summary>A name for a function that is to be declared within a derivative.</summary>
    public string NameOfNameless(string name)
    {
        string stem = char.ToUpperInvariant(name[0]) + name.Substring(1), free = stem;
        for (int i = 2; !names.Add(free); i++) free = stem + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return free;
    }

    public void Enqueue(Callee callee)
    {
        if (known.Add(callee.Id)) callees.Enqueue(callee);
    }

    public Callee? NextCallee() => callees.Count > 0 ? callees.Dequeue() : null;
}
