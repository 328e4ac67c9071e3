using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Calls of methods whose derivatives the user has written.</summary>
internal sealed partial class CallLowering
{
    public bool HasCustomRule(IInvocationOperation call) => scope.Session.Rules.Find(Target(call)) is not null;

    /// <summary>The call as it stands, whatever the method's body is; null when there is no rule for it.</summary>
    private Expr? ByCustomRule(IInvocationOperation call)
    {
        IMethodSymbol method = Target(call);
        if (scope.Session.Rules.Find(method) is not { } rule) return null;
        if (scope.Session.Rules.Unreachable(rule) is { } hidden) return opaque.Expression(call, opaque.Obstacles.Make("ADG0109", SymbolText.Display(hidden), call.Syntax));
        scope.Session.Rules.Use(rule, method);
        EquatableArray<Expr> arguments = method.IsStatic ? Arguments(call) : OnObject(call);
        return new Call(rule.Method, arguments, rule.Primal.ReturnType) { Origin = scope.Session.Origins.Add(call.Syntax) };
    }

    private static IMethodSymbol Target(IInvocationOperation call) => call.TargetMethod.ReducedFrom ?? call.TargetMethod;

    private EquatableArray<Expr> OnObject(IInvocationOperation call)
    {
        Expr[] evaluated = expressions.Values([call.Instance!, .. call.Arguments.Select(static a => a.Value)]);
        var ordered = new Expr[evaluated.Length];
        ordered[0] = evaluated[0].IsAtom() ? evaluated[0] : scope.Spill(evaluated[0]);
        for (int i = 1; i < evaluated.Length; i++) ordered[1 + (call.Arguments[i - 1].Parameter?.Ordinal ?? i - 1)] = evaluated[i];
        return ordered.ToEquatableArray();
    }
}
