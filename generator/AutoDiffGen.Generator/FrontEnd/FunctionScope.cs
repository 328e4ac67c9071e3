using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The variables of the function being lowered, and the statements lowered so far.</summary>
internal sealed class FunctionScope(LoweringSession session, IMethodSymbol method, FunctionFacts facts)
{
    private readonly Dictionary<ISymbol, Local> locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, StructVariable> structs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Target> aliases = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, DelegateTarget> targets = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> copied = new(SymbolEqualityComparer.Default);
    private readonly HashSet<int> changing = [];
    private readonly Dictionary<int, Local> counters = [];

    /// <summary>Variables that got an array of their own when they were declared.</summary>
    private readonly HashSet<int> own = [];

    /// <summary>By the variable of a slice: that of which it is one.</summary>
    private readonly Dictionary<int, Local> slices = [];
    private List<Stmt> statements = [];
    private int count;
    private SyntaxNode? node;
    private int origin = -1;

    public LoweringSession Session { get; } = session;

    public IMethodSymbol Method { get; } = method;

    public int LocalCount => count;

    /// <summary>Whether any struct has been taken apart so far.</summary>
    public bool HasStructs => structs.Count > 0 || This is not null;

    /// <summary>The variables of the struct that the method is a member of.</summary>
    public StructVariable? This { get; set; }

    /// <summary>The variables that a struct which the method returns goes to.</summary>
    public StructVariable? Returned { get; set; }

    /// <summary>How many statements the innermost block has so far.</summary>
    public int Mark => statements.Count;

    /// <summary>Whether the variable is assigned after its declaration (a parameter: at all).</summary>
    public bool IsReassigned(ISymbol symbol) => facts.IsReassigned(symbol);

    public bool IsReassigned(Local local) => changing.Contains(local.Id);

    /// <summary>Whether a <c>ref</c> local is made to stand for something else later.</summary>
    public bool IsRefReassigned(ISymbol symbol) => facts.IsRefReassigned(symbol);

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

    /// <summary>A variable for a parameter of a lambda, which has another each time that the lambda stands somewhere.</summary>
    public Local DeclareAnew(IParameterSymbol parameter)
    {
        var local = new Local(parameter.Name, count++, Session.TypeOf(parameter.Type));
        locals[parameter] = local;
        if (facts.IsReassigned(parameter)) changing.Add(local.Id);
        return local;
    }

    /// <summary>Makes variables for the parts of a struct in a variable.</summary>
    public StructVariable Declare(ISymbol symbol, StructLayout layout)
    {
        if (structs.TryGetValue(symbol, out StructVariable? known)) return known;
        StructVariable variable = New(layout, symbol.Name);
        Bind(symbol, variable);
        return variable;
    }

    public void Bind(ISymbol symbol, StructVariable variable)
    {
        structs.Add(symbol, variable);
        if (!facts.IsReassigned(symbol)) return;
        foreach (Local part in variable.Parts) changing.Add(part.Id);
    }

    /// <summary>Variables for a struct, named after what it is in.</summary>
    public StructVariable New(StructLayout layout, string name) =>
        new(layout, [.. layout.Parts.Select(p => new Local(p.NameIn(name), count++, Session.TypeOf(p.Type)))]);

    /// <summary>The parts of a struct that the entry method takes or gives.</summary>
    public StructVariable PartsOf(string name, StructLayout layout)
    {
        var whole = new Local(name, count++, Session.TypeOf(layout.Type));
        StructVariable variable = New(layout, name);
        StructShape shape = Session.Access.ShapeOf(layout)!;
        return variable with { Parts = [.. variable.Parts.Select((p, i) => p with { Member = new Member(whole, i, shape) })] };
    }

    /// <summary>The variables behind a variable, <c>this</c>, or fields of one, as far as they are structs.</summary>
    public StructVariable? FindStruct(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => FindStruct(local.Local) ?? (FindAlias(local.Local) as StructTarget)?.Variable,
        IParameterReferenceOperation parameter => FindStruct(parameter.Parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This,
        IMemberReferenceOperation { Instance: { } instance } member when FindStruct(instance) is { } whole && whole.Layout.Find(member.Member) is { Inner: not null } field => whole.At(field),
        _ => null,
    };

    public StructVariable? FindStruct(ISymbol? symbol) => symbol is not null && structs.TryGetValue(symbol, out StructVariable? variable) ? variable : null;

    /// <summary>The variable behind a field of a struct in a variable.</summary>
    public Local? FindPart(IOperation? operation) =>
        operation is IMemberReferenceOperation { Instance: { } instance } member && FindStruct(instance) is { } whole && whole.Layout.Find(member.Member) is { Inner: null } field
            ? whole.Parts[field.Start]
            : null;

    /// <summary>The compiler infers <c>T?</c> for any <c>var</c> of a reference type, whatever it is given.</summary>
    private bool IsVar(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Session.Cancellation) is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } };

    public Local Temporary(IrType type, string name = "value") => new(name, count++, type);

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

    /// <summary>Notes that a local function is declared in copied text.</summary>
    public void Copied(IMethodSymbol function) => copied.Add(function);

    public bool HasCopied(IMethodSymbol function) => copied.Contains(function);

    /// <summary>A <c>ref</c> local is another name of a variable or of a cell.</summary>
    public void Alias(ISymbol symbol, Target target) => aliases[symbol] = target;

    public Target? FindAlias(ISymbol symbol) => aliases.TryGetValue(symbol, out Target? target) ? target : null;

    /// <summary>Has what is emitted from now on come from a node of the source.</summary>
    /// <returns>The node that it came from until now.</returns>
    public SyntaxNode? From(SyntaxNode? source)
    {
        SyntaxNode? outer = node;
        node = source;
        origin = -1;
        return outer;
    }

    public void Emit(Stmt statement)
    {
        if (statement is Define { Value: { } value } define) Note(define.Target, value);
        statements.Add(WithOrigin(statement));
    }

    /// <summary>Whether two variables are sure to be different arrays: both made here, or one of them given to the method.</summary>
    public bool AreApart(Expr one, Expr other)
    {
        if (one is not Read { Local: var first } || other is not Read { Local: var second }) return false;
        (first, second) = (Whole(first), Whole(second));
        if (first.Equals(second) || IsReassigned(first) || IsReassigned(second)) return false;
        return own.Contains(first.Id) ? own.Contains(second.Id) || IsParameter(second) : own.Contains(second.Id) && IsParameter(first);

        Local Whole(Local local) => slices.TryGetValue(local.Id, out Local? of) && !IsReassigned(local) ? Whole(of) : local;

        bool IsParameter(Local local) => locals.Any(l => l.Key is IParameterSymbol && l.Value.Equals(local));
    }

    private void Note(Local local, Expr value)
    {
        if (value is Allocate) own.Add(local.Id);
        if (value.IsSlice() && value.Children()[0] is Read whole) slices[local.Id] = whole.Local;
    }

    /// <summary>Notes where a statement stands that may turn out, once the whole method is known, to be in the way.</summary>
    private Stmt WithOrigin(Stmt statement)
    {
        bool canBeInTheWay = statement switch
        {
            Define { Value: Opaque } or Assign { Value: Opaque } or Effect or Verbatim => true,
            Define s => s.Target.Type.IsRealArray,
            Assign s => s.Target.Type.IsRealArray,
            Store s => s.Array.Type.IsReal,
            MakeRow or Append => true,
            Return { Value: { } value } => value.Type.IsRealArray,
            _ => false,
        };
        if (!canBeInTheWay || node is null) return statement;
        if (origin < 0) origin = Session.Origins.Add(node);
        return statement with { Origin = origin };
    }

    public Effects EffectsSince(int mark) => Effects.Of(statements, mark);

    /// <summary>Evaluates a value where statement <paramref name="mark"/> stands, before it and what follows.</summary>
    public Read SpillAt(int mark, Expr value)
    {
        Local temporary = Temporary(value.Type, Hints.For(value));
        Note(temporary, value);
        statements.Insert(mark, WithOrigin(new Define(temporary, value)));
        return new Read(temporary);
    }

    public Read Spill(Expr value) => SpillAt(statements.Count, value);

    /// <summary>A value whose evaluation has an effect is evaluated here and now; others stay expressions.</summary>
    public Expr Hoist(Expr value) =>
        value is Call or Allocate or Opaque { IsPure: false } || value.IsSlice() ? Spill(value) : value;

    public Block Nested(Action body)
    {
        List<Stmt> outer = statements;
        statements = [];
        try
        {
            body();
            return new Block(statements.ToEquatableArray());
        }
        finally
        {
            statements = outer;
        }
    }

    /// <summary>Names the user's statement that the last statement stands for, if that one moves real numbers.</summary>
    public void AttachSource(int mark, SyntaxNode source)
    {
        if (statements.Count <= mark) return;
        Stmt last = statements[statements.Count - 1];
        if (CarriesReal(last)) statements[statements.Count - 1] = last with { Source = SourceLine.Of(source) };
    }

    private static bool CarriesReal(Stmt statement) => statement switch
    {
        Define { Value: not null } d => d.Target.Type.IsReal,
        Assign a => a.Target.Type.IsReal,
        Store s => s.Array.Type.IsReal,
        Append => true,
        Return { Value: { } value } => value.Type.IsReal,
        If choice => CarriesReal(choice.Then) || CarriesReal(choice.Else),
        Verbatim => true,
        MultiCall call => call.Outputs.Any(static o => o.After.Type.IsReal),
        _ => false,
    };

    private static bool CarriesReal(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (CarriesReal(statement)) return true;
        }

        return false;
    }
}
