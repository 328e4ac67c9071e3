using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Which variables of a function hold an object whose class is known and whose fields can be variables: each is
/// one object, of which nothing is done but what can be done to variables too.
/// </summary>
/// <remarks>
/// An object whose fields keep their values is a value: it may be copied, chosen and handed on. Of any other, it
/// has to be known at each place which object is meant: its variables are given a value once, and it is stored
/// nowhere. All variables are supposed to hold such objects until something says otherwise.
/// </remarks>
internal sealed partial class ObjectFlow
{
    private readonly LoweringSession session;
    private readonly IMethodSymbol method;
    private readonly IOperation? body;
    private readonly Dictionary<ISymbol, IOperation> others = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HeldObject> held = new(SymbolEqualityComparer.Default);

    /// <summary>What variables of the function are given, with their declarations first.</summary>
    private readonly Dictionary<ISymbol, List<IOperation>> values = new(SymbolEqualityComparer.Default);

    /// <summary>Where variables, parameters and <c>this</c> (by the method) are mentioned.</summary>
    private readonly Dictionary<ISymbol, List<IOperation>> uses = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> results = [];
    private readonly Dictionary<IOperation, HeldObject?> seen = new(ReferenceComparer<IOperation>.Instance);
    private readonly ImmutableDictionary<ISymbol, HeldObject> wanted;
    private bool isLooking;

    /// <param name="session">The compilation.</param>
    /// <param name="method">The function.</param>
    /// <param name="given">The parameters that get such an object; the method stands for <c>this</c>.</param>
    public ObjectFlow(LoweringSession session, IMethodSymbol method, ImmutableDictionary<ISymbol, HeldObject> given)
    {
        this.session = session;
        this.method = method;
        wanted = given;
        body = session.BodyOf(method);
        foreach (var one in given) held.Add(one.Key, one.Value);
    }

    public IMethodSymbol Method => method;

    /// <summary>What is done with an object that cannot be done to variables.</summary>
    public IOperation? UseOf(ISymbol symbol) => others.TryGetValue(symbol, out IOperation? use) ? use : null;

    /// <summary>The object that a variable, a parameter or <c>this</c> (by the method) holds.</summary>
    public HeldObject? Find(ISymbol symbol) => held.TryGetValue(symbol, out HeldObject? known) ? known : null;

    /// <summary>The parameters that get such objects.</summary>
    public ImmutableDictionary<ISymbol, HeldObject> Taken => HasDropped ? wanted.RemoveRange(wanted.Keys.Where(k => !held.ContainsKey(k))) : wanted;

    /// <summary>How things stand when only those parameters get them.</summary>
    public ObjectFlow Reduced => HasDropped ? session.FlowOf(method, Taken).Reduced : this;

    /// <summary>Whether some of the parameters are more than that.</summary>
    private bool HasDropped => wanted.Keys.Any(k => !held.ContainsKey(k));

    /// <summary>What the function returns, if that is an object of one class.</summary>
    public HeldObject? Returned
    {
        get
        {
            if (isLooking || results.Count == 0) return null;
            isLooking = true;
            HeldObject? result = Same(results);
            if (result is not null && !IsSteady(result) && !results.All(IsOwn)) result = null;
            isLooking = false;
            return result;
        }
    }

    /// <summary>Whether what it returns has no other name.</summary>
    public bool ReturnsOwn
    {
        get
        {
            if (isLooking || results.Count == 0) return false;
            isLooking = true;
            bool result = results.All(IsOwn);
            isLooking = false;
            return result;
        }
    }

    /// <summary>Tells functions apart that are called with other objects.</summary>
    public static string KeyOf(ImmutableDictionary<ISymbol, HeldObject> given) => string.Concat(given
        .Select(static g => $"{{{(g.Key is IMethodSymbol ? "this" : g.Key.Name)}:{g.Value.Layout.Type.ToDisplayString()}{(g.Value.MayBeNull ? "?" : "")}}}")
        .OrderBy(static k => k, StringComparer.Ordinal));

    private bool IsSteady(HeldObject one) => session.Objects.IsSteady(one.Layout);

    /// <summary>Drops, one by one, what is not such an object after all.</summary>
    public void Settle()
    {
        foreach (IOperation part in Parts()) Collect(part);
        foreach (var variable in values)
        {
            if (variable.Value.Count > 0 && Of(variable.Value[0]) is { } first) held[variable.Key] = first;
            seen.Clear();
        }

        while (held.Keys.ToArray().FirstOrDefault(s => !Holds(s)) is { } wrong)
        {
            held.Remove(wrong);
            seen.Clear();
        }

        seen.Clear();
    }

    /// <summary>What runs: for a constructor, the initializers of the fields too.</summary>
    private IEnumerable<IOperation> Parts()
    {
        IEnumerable<IOperation> own = body?.DescendantsAndSelf() ?? [];
        return method.MethodKind == MethodKind.Constructor && held.TryGetValue(method, out HeldObject? made) ? own.Concat(Initializers(made).SelectMany(static i => i.Initializer.DescendantsAndSelf())) : own;
    }

    private void Collect(IOperation part)
    {
        switch (part)
        {
            case IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None, IsUsing: false } symbol } declarator when MayHold(symbol.Type) && IsOfThis(symbol):
                values.Add(symbol, declarator.GetVariableInitializer() is { } initializer ? [initializer.Value] : []);
                break;
            case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment when values.TryGetValue(target.Local, out List<IOperation>? given):
                given.Add(assignment.Value);
                break;
            case ICompoundAssignmentOperation { OperatorMethod: not null, Target: ILocalReferenceOperation target } compound when values.TryGetValue(target.Local, out List<IOperation>? given):
                given.Add(compound);
                break;
            case ILocalReferenceOperation { Local: var local } when MayHold(local.Type):
                Use(local, part);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                if (MayHold(parameter.Type)) Use(parameter, part);
                if (SymbolIdentity.IsOfType(parameter) && !IsOfThis(parameter)) Use(method, part);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } when part.Parent is not IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor }:
                Use(method, part);
                break;
            case IReturnOperation { ReturnedValue: { } value } when MayHold(method.ReturnType) && FunctionOf(part) is null:
                results.Add(value);
                break;
        }
    }

    private static bool MayHold(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: SpecialType.None or SpecialType.System_Object };

    private bool IsOfThis(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, method);

    private void Use(ISymbol symbol, IOperation use)
    {
        if (!uses.TryGetValue(symbol, out List<IOperation>? all)) uses.Add(symbol, all = []);
        all.Add(use);
    }

    /// <summary>The outermost lambda or local function that an operation stands in, within this one.</summary>
    private IOperation? FunctionOf(IOperation operation)
    {
        IOperation? found = null;
        for (IOperation? at = operation.Parent; at is not null && at != body; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation) found = at;
        }

        return found;
    }

    private bool Holds(ISymbol symbol)
    {
        HeldObject one = held[symbol];
        if (values.TryGetValue(symbol, out List<IOperation>? given))
        {
            if (Same(given) is not { } same || !ReferenceEquals(same.Layout, one.Layout)) return false;
            if (!IsSteady(one) && (given.Count > 1 || !(IsFresh(given[0]) || (given[0].Parent is IVariableInitializerOperation && Named(given[0]) is not null)))) return false;
            if (given.All(g => IsConstant(g, one))) return false;
            held[symbol] = same;
        }

        if (!uses.TryGetValue(symbol, out List<IOperation>? all)) return true;
        if (symbol is IMethodSymbol && IsBelow(one) && all.Any(u => u.Parent is not IMemberReferenceOperation member || one.Layout.Find(member.Member) is null)) return false;
        IOperation? other = all.FirstOrDefault(u => !(FunctionOf(u) is { } function ? IsFineIn(function, symbol, one) : u is IParameterReferenceOperation { Parameter: var parameter } && symbol is IMethodSymbol ? OfMember(one, parameter) is null || IsFine(u) : IsFine(u)));
        if (other is not null) others[symbol] = other;
        return other is null;
    }

    /// <summary>Whether a lambda or local function does only such things with an object of the function around it.</summary>
    private bool IsFineIn(IOperation function, ISymbol symbol, HeldObject one)
    {
        IMethodSymbol inner = function is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)function).Symbol;
        return symbol is not IMethodSymbol && session.FlowOf(inner, ImmutableDictionary.Create<ISymbol, HeldObject>(SymbolEqualityComparer.Default).Add(symbol, one)).Find(symbol) is not null;
    }

    /// <summary>While a constructor runs for a class that derives from this one, more may be known of the object there.</summary>
    private bool IsBelow(HeldObject one) => method.MethodKind == MethodKind.Constructor && session.Implementations.HaveDerived((INamedTypeSymbol)one.Layout.Type);

    /// <summary>The class that all of them have.</summary>
    private HeldObject? Same(IReadOnlyList<IOperation> all)
    {
        HeldObject? same = null;
        foreach (IOperation value in all)
        {
            if (IsThrow(value)) continue;
            if (Of(value) is not { } one || (same is not null && !ReferenceEquals(one.Layout, same.Layout))) return null;
            same = same is { MayBeNull: true } ? same : one;
        }

        return same;
    }

    private static bool IsThrow(IOperation value) => value is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    /// <summary>Whether the object is of the function's own making, and goes out of its hands.</summary>
    private bool IsOwn(IOperation value) => IsThrow(value) || IsFresh(value)
        || (Inner(value) is ILocalReferenceOperation { Local: var local } && values.TryGetValue(local, out List<IOperation>? given) && given.Count == 1 && IsFresh(given[0]));
}
