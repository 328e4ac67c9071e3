using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Which calls can be written with the body of the method that is called.</summary>
internal sealed partial class CallLowering
{
    /// <summary>Whether the call can be written with its body: that is known, and no two of its arguments are the same place.</summary>
    public bool CanFollow(CallSite site)
    {
        site = Known(site);
        IMethodSymbol method = site.Method;
        if (site.IsVirtual) return CanDispatch(site);
        if (!scope.Session.CanFollow(method) || resolution.Of(site) is not { } callee) return false;
        if (scope.Session.Followed.HandlesData(method) && !site.Arguments.Any(a => MayCarry(a.Value))) return false;
        if (!callee.Objects.ContainsKey(method) && site.Receiver is { } receiver && !SymbolIdentity.IsNested(method) && !SymbolIdentity.IsExtensionMember(method) && !(IsWorthFollowing(site, receiver) && CanReceive(method, receiver))) return false;
        return site.Arguments.All(a => Takes(method.Parameters[a.Parameter], a.Value)) && AreSeparate(site, callee);
    }

    private bool MayCarry(IOperation argument)
    {
        while (argument is IConversionOperation { OperatorMethod: null } conversion) argument = conversion.Operand;
        return TypeFacts.IsFloating(argument.Type) || scope.Session.TypeOf(argument.Type).IsReal || scope.Session.Layouts.Of(argument.Type) is not null
            || scope.FindList(argument) is not null || scope.FindStruct(argument) is not null || DelegateTargets.IsDelegate(argument.Type);
    }

    /// <summary>Whether nothing that the callee gets by reference, and that is written, has another name there.</summary>
    private bool AreSeparate(CallSite site, Callee callee)
    {
        IMethodSymbol method = site.Method;
        var places = new Places(scope);
        if (site.Receiver is not null && callee.Objects.TryGetValue(method, out HeldObject? self)) places.Add(site.Receiver, KindOf(self));
        foreach (ISymbol captured in callee.Captured.Where(callee.Objects.ContainsKey)) places.Add(scope.FindStruct(captured)!, KindOf(callee.Objects[captured]));
        if (site.Receiver is not null && IsOfStruct(method)) places.Add(site.Receiver, Writes(site) ? RefKind.Ref : RefKind.In);
        int? second = TwoCells(site, callee)?.Second;
        foreach (var (number, value) in site.Arguments.Where(a => !callee.Merged.ContainsKey(method.Parameters[a.Parameter]) && a.Parameter != second))
        {
            RefKind kind = method.Parameters[number].RefKind;
            if (kind is RefKind.Ref or RefKind.Out && !expressions.CanResolve(value)) return false;
            places.Add(value, callee.Objects.TryGetValue(method.Parameters[number], out HeldObject? held) ? KindOf(held) : kind);
        }

        foreach (ISymbol captured in callee.Captured.Where(c => !callee.Objects.ContainsKey(c))) places.AddCaptured(captured, callee.Changed.Contains(captured));
        if (places.Clash || !(places.HasWrittenCells || places.HasReadCells) || !HoldsCells(method, callee)) return !places.Clash;
        return !places.HasWrittenCells && scope.Session.BodyOf(method) is { } body && !LocalUsage.MayWriteCells(body);
    }

    private bool HoldsCells(IMethodSymbol method, Callee callee) => method.Parameters.Any(p => HoldsCells(p.Type))
        || callee.Captured.Any(c => ((c as ILocalSymbol)?.Type ?? (c as IParameterSymbol)?.Type) is { } type && HoldsCells(type))
        || callee.Objects.Values.Any(o => o.Layout.Parts.Any(p => scope.Session.TypeOf(p.Type).IsArray))
        || (IsOfStruct(method) && HoldsCells(method.ContainingType));

    /// <summary>A lifted operator gets its operand only if there is one.</summary>
    private bool Takes(IParameterSymbol parameter, IOperation value) => value.Type is null || value is IDiscardOperation
        || SymbolEqualityComparer.Default.Equals(value.Type, parameter.Type) || SymbolEqualityComparer.Default.Equals(TypeFacts.Underlying(value.Type), parameter.Type)
        || (scope.Session.TypeOf(value.Type) is { Parameter: not null } given && given == scope.Session.TypeOf(parameter.Type))
        || (scope.Session.Layouts.Of(value.Type) is not null && value.Type.IsTupleType && parameter.Type.IsTupleType)
        || (value.Type.IsReferenceType && parameter.Type.IsReferenceType);

    /// <summary>Whether the method is called with parts of structs, or changes variables.</summary>
    public static bool IsTakenApart(Callee callee, LoweringSession session)
    {
        IMethodSymbol method = callee.Method;
        return callee.IsOfObjects || IsOfStruct(method) || method.MethodKind == MethodKind.Constructor || session.Layouts.Of(method.ReturnType) is not null || callee.Changed.Count > 0 || callee.Caught.Length > 0
            || method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out || session.Layouts.Of(p.Type) is not null)
            || session.Layouts.Of(callee.Extended?.Type) is not null
            || callee.Captured.Any(c => session.Layouts.Of((c as ILocalSymbol)?.Type ?? (c as IParameterSymbol)?.Type) is not null);
    }

    /// <summary>Whether it gets a struct beside its parameters.</summary>
    public static bool IsOfStruct(IMethodSymbol method) => !method.IsStatic && method is { ContainingType.IsValueType: true, MethodKind: not MethodKind.Constructor }
        && !SymbolIdentity.IsNested(method) && !SymbolIdentity.IsExtensionMember(method);

    private bool HoldsCells(ITypeSymbol type) => scope.Session.TypeOf(type).IsArray
        || (scope.Session.Layouts.Of(type) is { } layout && layout.Parts.Any(p => scope.Session.TypeOf(p.Type).IsArray));

    /// <summary>Members of objects, and of structs that are not in variables, are constants, unless they are given something that is not.</summary>
    private bool IsWorthFollowing(CallSite site, IOperation receiver) => expressions.IsTaken(receiver) && receiver.Type is { IsValueType: true }
        || !scope.Session.CanReach(site.Method)
        || site.Method.Parameters.Any(p => TypeFacts.IsFloating(p.Type) || scope.Session.TypeOf(p.Type).IsReal || scope.Session.Layouts.Of(p.Type) is not null || DelegateTargets.IsDelegate(p.Type));

    /// <summary>A member of a struct must not lose what it writes; no other type's object can be <c>base</c>.</summary>
    private bool CanReceive(IMethodSymbol method, IOperation receiver)
    {
        bool isThis = receiver is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        if (!method.ContainingType.IsValueType) return receiver is not IInstanceReferenceOperation || (isThis && scope.This is null);
        return !scope.Session.Followed.Mutates(method) || expressions.IsTaken(receiver) || receiver is IFieldReferenceOperation { Field.IsReadOnly: true };
    }

    private bool Writes(CallSite site) => scope.Session.Followed.Mutates(site.Method) && expressions.IsVariable(site.Receiver!);
}
