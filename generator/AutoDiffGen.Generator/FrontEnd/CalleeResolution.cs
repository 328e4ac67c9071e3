using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds the function that a call needs: the method for the object, the variables and the delegates that are known there.</summary>
internal sealed class CalleeResolution(FunctionScope scope)
{
    /// <summary>The number of delegates known at once; more come only of methods that hand on ever new ones.</summary>
    private const int MostKnown = 8;

    /// <summary>Null when something that the body needs is not to be had at the call.</summary>
    public Callee? Of(CallSite site)
    {
        IMethodSymbol method = site.Method;
        var captured = new CapturedVariables(scope);
        if (SymbolIdentity.IsNested(method)) captured.Add(method);
        foreach (var (number, value) in site.Arguments)
        {
            IParameterSymbol parameter = method.Parameters[number];
            if (IsKept(parameter) && DelegateTargets.Of(value, scope) is { } target) captured.Add(parameter, target);
        }

        if (!captured.IsComplete || captured.Known.Count > MostKnown || HandsOnItsOwn(method, captured)) return null;
        bool isExtension = SymbolIdentity.IsExtensionMember(method) && site.Receiver is not null;
        IParameterSymbol? extended = isExtension ? scope.Session.Extended(method) : null;
        if (isExtension && extended is not { RefKind: RefKind.None }) return null;
        ObjectFlow objects = Objects(site, captured.All);
        if (LosesObjects(site, objects) || captured.All.Any(c => scope.FindStruct(c) is { Layout.IsObject: true } && objects.Find(c) is null)) return null;
        var callee = new Callee(method, "")
        {
            Extended = extended,
            Objects = objects.Taken,
            Returned = method.MethodKind == MethodKind.Constructor ? scope.Session.Layouts.Of(method.ContainingType) is null ? scope.Session.Objects.All(method.ContainingType) : null : objects.Returned?.Layout,
            HasReceiver = !objects.Taken.ContainsKey(method) && TakesReceiver(site),
            Captured = captured.All,
            Changed = captured.Changed,
            Known = captured.Known,
            Caught = scope.Frame is { } frame && scope.Session.Exceptions.MayReach(method, frame) ? frame.All : [],
            Merged = SharedVariables.Of(site, scope),
        };
        return callee with { Id = IdOf(callee) };
    }

    /// <summary>The function for those objects that it treats as variables.</summary>
    private ObjectFlow Objects(CallSite site, IEnumerable<ISymbol> captured)
    {
        ImmutableDictionary<ISymbol, HeldObject> given = scope.Objects.Given(ObjectCall.Of(site));
        foreach (ISymbol symbol in captured.Where(c => scope.FindStruct(c) is { Layout.IsObject: true })) given = given.SetItem(symbol, scope.Objects.Find(symbol)!);
        return scope.Session.FlowOf(site.Method, given).Reduced;
    }

    /// <summary>Whether an object that is in variables would have to be there as a whole.</summary>
    private bool LosesObjects(CallSite site, ObjectFlow objects)
    {
        if (site.Receiver is { } receiver && !SymbolIdentity.IsNested(site.Method) && scope.FindStruct(receiver) is { Layout.IsObject: true } && objects.Find(site.Method) is null) return true;
        return site.Arguments.Any(a => scope.FindStruct(a.Value) is { Layout.IsObject: true } && objects.Find(site.Method.Parameters[a.Parameter]) is null);
    }

    /// <summary>Whether it is a delegate that stays the one handed over.</summary>
    private bool IsKept(IParameterSymbol parameter) => DelegateTargets.IsDelegate(parameter.Type) && parameter.RefKind == RefKind.None
        && scope.Session.BodyOf((IMethodSymbol)parameter.ContainingSymbol) is { } body && !LocalUsage.Written(body).Contains(parameter);

    /// <summary>Whether the object is not the annotated method's own.</summary>
    private bool TakesReceiver(CallSite site) => !site.Method.IsStatic && !SymbolIdentity.IsNested(site.Method)
        && !SymbolIdentity.IsExtensionMember(site.Method) && site.Method is { ContainingType.IsValueType: false, MethodKind: not MethodKind.Constructor }
        && !(site.Object is null && site.Receiver is IInstanceReferenceOperation && scope.SelfOf(site) is null);

    /// <summary>A method that hands on a lambda with variables of its own to itself: there would be two variables for one symbol.</summary>
    private static bool HandsOnItsOwn(IMethodSymbol method, CapturedVariables captured) => !SymbolIdentity.IsNested(method)
        && captured.All.Concat(captured.Known.Keys.Where(k => !IsParameterOf(k, method))).Any(s => SymbolEqualityComparer.Default.Equals(SymbolIdentity.OwnerOf(s), method));

    private static bool IsParameterOf(ISymbol symbol, IMethodSymbol method) => symbol is IParameterSymbol && SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, method);

    private string IdOf(Callee callee)
    {
        string own = scope.Session.IdOf(callee.Method);
        var id = new StringBuilder(own);
        if (callee.IsNameless && own.IndexOf('(') < 0) id.Append("()");
        if (callee.HasReceiver || callee.Captured.Any(static c => c is IMethodSymbol)) id.Append('@');
        foreach (var known in callee.Known.OrderBy(static k => k.Key.Name, StringComparer.Ordinal))
        {
            id.Append('{').Append(known.Key.Name).Append('=').Append(scope.Session.IdOf(known.Value.Method)).Append('}');
        }

        if (callee.Caught.Length > 0) id.Append('!').Append(string.Join("|", callee.Caught.Select(static c => SymbolText.OfPlain(c)).Distinct().OrderBy(static c => c, StringComparer.Ordinal)));
        foreach (var same in callee.Merged.OrderBy(static m => m.Key.Name, StringComparer.Ordinal))
        {
            id.Append('{').Append(same.Key.Name).Append("=&").Append(same.Value.Name).Append('}');
        }

        return id.Append(ObjectFlow.KeyOf(callee.Objects)).ToString();
    }
}
