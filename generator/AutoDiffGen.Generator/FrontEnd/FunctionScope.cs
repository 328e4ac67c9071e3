using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The variables of the function being lowered, and the statements lowered so far.</summary>
internal sealed partial class FunctionScope(LoweringSession session, IMethodSymbol method, FunctionFacts facts, ObjectFlow objects)
{
    private readonly Dictionary<ISymbol, Local> locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Target> aliases = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, DelegateTarget> targets = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, LinqSequence> sequences = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> iterating = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> placed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> copied = new(SymbolEqualityComparer.Default);
    private readonly HashSet<int> changing = [];
    private readonly Dictionary<int, Local> counters = [];

    /// <summary>Variables that got an array of their own when they were declared.</summary>
    private readonly HashSet<int> own = [];

    /// <summary>By the variable of a slice: that of which it is one.</summary>
    private readonly Dictionary<int, Local> slices = [];
    private int count;
    private int labels;

    public LoweringSession Session { get; } = session;

    public IMethodSymbol Method { get; } = method;

    public int LocalCount => count;

    /// <summary>The variables that hold objects whose class is known.</summary>
    public ObjectFlow Objects { get; } = objects;

    /// <summary>What an expression is made of that gives such an object.</summary>
    public StructLayout? ObjectOf(IOperation? operation) => Objects.Of(operation)?.Layout;

    /// <summary>A number for a block that jumps lead to an end of.</summary>
    public int NewLabel() => ++labels;

    /// <summary>Whether the variable is assigned after its declaration (a parameter: at all).</summary>
    public bool IsReassigned(ISymbol symbol) => facts.IsReassigned(symbol);

    public bool IsReassigned(Local local) => changing.Contains(local.Id);

    /// <summary>The assignments that make a <c>ref</c> local stand for something else later.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> MovesOf(ISymbol symbol) => facts.MovesOf(symbol);

    /// <summary>Whether a field, or a property that is one, keeps its value while the function runs.</summary>
    public bool IsUntouched(ISymbol member) => Session.Writes.IsUntouched(member);

    /// <param name="symbol">The variable or parameter.</param>
    /// <param name="type">Its type.</param>
    /// <param name="name">Its name, if not the symbol's.</param>
    /// <param name="asList">Its type as a list whose cells are followed, whatever is done with it.</param>
    public Local Declare(ISymbol symbol, ITypeSymbol type, string? name = null, IrType? asList = null)
    {
        if (locals.TryGetValue(symbol, out Local? known)) return known;
        if (symbol is ILocalSymbol && type.IsReferenceType && IsVar(symbol)) type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var local = new Local(name ?? symbol.Name, count++, asList ?? facts.ListOf(symbol, type) ?? Session.TypeOf(type));
        locals.Add(symbol, local);
        if (facts.IsReassigned(symbol)) changing.Add(local.Id);
        return local;
    }

    /// <summary>Says in which variable something is.</summary>
    public void Bind(ISymbol symbol, Local local) => locals.Add(symbol, local);

    /// <summary>A variable for a parameter of a lambda, which has another each time that the lambda stands somewhere.</summary>
    public Local DeclareAnew(IParameterSymbol parameter)
    {
        var local = new Local(parameter.Name, count++, Session.TypeOf(parameter.Type));
        locals[parameter] = local;
        if (facts.IsReassigned(parameter)) changing.Add(local.Id);
        return local;
    }

    /// <summary>The compiler infers <c>T?</c> for any <c>var</c> of a reference type, whatever it is given.</summary>
    private bool IsVar(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Session.Cancellation) is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } };

    public Local Temporary(IrType type, string name = "value") => new(name, count++, type) { IsMadeUp = true };

    /// <summary>A temporary that is assigned more than once.</summary>
    public Local Changing(IrType type, string name)
    {
        Local local = Temporary(type, name);
        changing.Add(local.Id);
        return local;
    }

    public Local? Find(ISymbol? symbol) => symbol is not null && locals.TryGetValue(symbol, out Local? local) ? local : null;

    /// <summary>The list in a variable, if its cells are followed.</summary>
    public Local? FindList(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion && TypeFacts.ListOf(conversion.Operand.Type) is not null) operation = conversion.Operand;
        ISymbol? symbol = (operation as ILocalReferenceOperation)?.Local ?? (ISymbol?)(operation as IParameterReferenceOperation)?.Parameter;
        return Find(symbol) is { Type.IsList: true } list ? list : null;
    }

    /// <summary>The variable that counts the cells of a list which the method makes.</summary>
    public Local? FindCount(IOperation operation) => FindList(operation) is { } list && counters.TryGetValue(list.Id, out Local? count) ? count : null;

    public Local Counter(ISymbol symbol)
    {
        Local list = Find(symbol)!;
        if (!counters.TryGetValue(list.Id, out Local? counter))
        {
            counters[list.Id] = counter = Temporary(IrType.Int, list.Name + "Count");
            changing.Add(counter.Id);
        }

        return counter;
    }

    /// <summary>The variables behind symbols, also behind <c>ref</c> locals.</summary>
    public HashSet<Local> FindAll(IEnumerable<ISymbol> symbols)
    {
        var found = new HashSet<Local>();
        foreach (ISymbol symbol in symbols)
        {
            Local? local = Find(symbol) ?? (FindAlias(symbol) as VariableTarget)?.Local;
            if (local is not null) found.Add(local);
        }

        return found;
    }

    /// <summary>The variable that holds the object whose member the method is; null when that is the annotated method's own.</summary>
    public Local? Self => Find(SymbolIdentity.OwnerOf(Method));

    /// <summary>The same for <c>this</c> as the source says it.</summary>
    public Local? SelfOf(IOperation? instance) =>
        instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } ? Self : null;

    public Local? SelfOf(CallSite site) => site.Owner is { } owner && site.Receiver is IInstanceReferenceOperation ? Find(owner) : SelfOf(site.Receiver);

    /// <summary>Whether it is a parameter of the class whose member this is.</summary>
    public bool IsMember(ISymbol symbol) => symbol is IParameterSymbol parameter && Find(symbol) is null && FindStruct(symbol) is null && SymbolIdentity.IsOfType(parameter);

    /// <summary>Notes what a delegate in a variable calls.</summary>
    public void Know(ISymbol symbol, DelegateTarget target) => targets[symbol] = target;

    public DelegateTarget? FindTarget(ISymbol symbol) => targets.TryGetValue(symbol, out DelegateTarget? target) ? target : null;

    /// <summary>Notes which query a variable holds.</summary>
    public void Know(ISymbol symbol, LinqSequence sequence) => sequences[symbol] = sequence;

    public LinqSequence? FindSequence(ISymbol symbol) => sequences.TryGetValue(symbol, out LinqSequence? sequence) ? sequence : null;

    /// <summary>Lowers the body of an iterator method where its elements are used.</summary>
    public Action<IMethodSymbol, IOperation, Action<Expr>>? Iterate { get; set; }

    /// <summary>Whether the iterator is being walked: it has one set of variables only.</summary>
    public bool IsIterating(IMethodSymbol method) => iterating.Contains(method);

    public void Iterating(IMethodSymbol method, Action lower)
    {
        iterating.Add(method);
        lower();
        iterating.Remove(method);
    }

    /// <summary>Notes which variables another body changes that is lowered here.</summary>
    public void Learn(IOperation body) => facts.Add(body);

    /// <summary>Notes that a local function is declared in copied text.</summary>
    public void Copied(IMethodSymbol function) => copied.Add(function);

    public bool HasCopied(IMethodSymbol function) => copied.Contains(function);

    /// <summary>A <c>ref</c> local is another name of a variable or of a cell.</summary>
    public void Alias(ISymbol symbol, Target target) => aliases[symbol] = target;

    /// <summary>Says that a parameter is another name of a variable.</summary>
    public void Share(ISymbol symbol, ISymbol same)
    {
        if (FindStruct(same) is { } variable)
        {
            Bind(symbol, variable);
            return;
        }

        Local local = Find(same)!;
        Bind(symbol, local);
        if (facts.IsReassigned(symbol)) changing.Add(local.Id);
    }

    /// <summary>A parameter of a method whose body is put in the place of its call stands for something else each time.</summary>
    public void Rebind(ISymbol symbol, Local local)
    {
        placed.Add(symbol);
        locals[symbol] = local;
    }

    public Target? FindAlias(ISymbol symbol) => aliases.TryGetValue(symbol, out Target? target) ? target : null;
}
