using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class FunctionScope
{
    private readonly Dictionary<ISymbol, StructVariable> structs = new(SymbolEqualityComparer.Default);

    /// <summary>Whether any struct has been taken apart so far.</summary>
    public bool HasStructs => structs.Count > 0 || This is not null;

    /// <summary>The variables of the struct that the method is a member of.</summary>
    public StructVariable? This { get; set; }

    /// <summary>The variables that a struct which the method returns goes to.</summary>
    public StructVariable? Returned { get; set; }

    /// <summary>What stands before the <c>?.</c> of the member that is looked at.</summary>
    public Receiver? Receiver { get; set; }

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
        if (!facts.IsReassigned(symbol) && (!variable.Layout.IsObject || Session.Objects.IsSteady(variable.Layout))) return;
        foreach (Local part in variable.Parts) changing.Add(part.Id);
    }

    /// <summary>Another name for an object.</summary>
    public void Rename(ISymbol symbol, StructVariable variable) => structs[symbol] = variable;

    /// <summary>Variables for a struct, named after what it is in.</summary>
    public StructVariable New(StructLayout layout, string name) =>
        new(layout, [.. layout.Parts.Select(p => new Local(p.NameIn(name), count++, Session.TypeOf(p.Type)))]);

    /// <summary>The parts of a struct that the entry method takes or gives.</summary>
    public StructVariable PartsOf(string name, StructLayout layout)
    {
        var whole = new Local(name, count++, Session.TypeOf(layout.Type));
        StructVariable variable = New(layout, name);
        StructShape shape = (layout.Type.IsValueType ? Session.Access.ShapeOf(layout) : new ObjectAccess(Session.Access, member => Session.Accessors.Of(member)?.Name).ShapeOf(layout))!;
        return variable with { Parts = [.. variable.Parts.Select((p, i) => p with { Member = new Member(whole, i, shape) })] };
    }

    /// <summary>The variables behind a variable, <c>this</c>, or fields of one, as far as they are structs.</summary>
    public StructVariable? FindStruct(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => FindStruct(local.Local) ?? (FindAlias(local.Local) as StructTarget)?.Variable,
        IParameterReferenceOperation { Parameter: var parameter } => FindStruct(parameter) ?? (FindMember(parameter) is { Inner: not null } field ? This!.At(field) : null),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This,
        IConditionalAccessInstanceOperation => Receiver?.Whole,
        IConversionOperation { OperatorMethod: null, Type.IsReferenceType: true, Operand: var operand } => FindStruct(operand),
        IMemberReferenceOperation { Instance: { } instance } member when FindStruct(instance) is { } whole && whole.Layout.Find(member.Member) is { Inner: not null } field => whole.At(field),
        _ => null,
    };

    /// <summary>The variables of the parameter of a class, as its members see it.</summary>
    public StructField? FindMember(ISymbol symbol) => This is { Layout: { IsObject: true } layout } && symbol is IParameterSymbol && !structs.ContainsKey(symbol) && !locals.ContainsKey(symbol) ? layout.Find(symbol) : null;

    public StructVariable? FindStruct(ISymbol? symbol) => symbol is not null && structs.TryGetValue(symbol, out StructVariable? variable) ? variable : null;

    /// <summary>The variable behind a field of a struct in a variable.</summary>
    public Local? FindPart(IOperation? operation) => operation is IParameterReferenceOperation { Parameter: var parameter } ? FindMember(parameter) is { Inner: null } own ? This!.Parts[own.Start] : null
        : operation is IMemberReferenceOperation { Instance: { } instance } member && FindStruct(instance) is { } whole && whole.Layout.Find(member.Member) is { Inner: null } field
            ? whole.Parts[field.Start]
            : null;
}
