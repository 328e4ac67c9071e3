using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What an argument of a query is known to call: a lambda, a method or a local function by its name, a function of the rule table.</summary>
internal sealed class LinqFunction
{
    private readonly IMethodSymbol method;
    private readonly SyntaxNode syntax;

    /// <summary>The value of a lambda of one expression, which stands in the place of its call.</summary>
    private readonly IOperation? value;

    private LinqFunction(DelegateTarget target, IOperation? value)
    {
        method = target.Method;
        syntax = target.Source.Syntax;
        this.value = value;
    }

    public int ParameterCount => method.Parameters.Length;

    public ITypeSymbol ReturnType => method.ReturnType;

    /// <summary>Null when the argument is anything else, or takes or gives something that is no number and no flag.</summary>
    public static LinqFunction? Of(IOperation argument, FunctionScope scope, ExpressionLowering expressions)
    {
        if (DelegateTargets.Of(argument, scope) is not { Method: { RefKind: RefKind.None } method } target) return null;
        bool isPlain = (target.Receiver is null || SymbolIdentity.IsNested(method)) && TypeFacts.IsPrimitive(method.ReturnType) && method.Parameters.All(static p => TypeFacts.IsPrimitive(p.Type) && p.RefKind == RefKind.None);
        if (!isPlain) return null;
        if (target.Source is IAnonymousFunctionOperation lambda && ValueOf(lambda) is { } value) return new LinqFunction(target, value);
        return IsRule(method, scope) || expressions.Calls.CanApply(method, target.Source.Syntax) ? new LinqFunction(target, null) : null;
    }

    private static bool IsRule(IMethodSymbol method, FunctionScope scope) => method.IsStatic && scope.Session.IsRule(scope.Session.IdOf(method));

    private static IOperation? ValueOf(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations.Length == 1 && lambda.Body.Operations[0] is IReturnOperation { ReturnedValue: { } value } ? value : null;

    /// <summary>The function's value for these arguments.</summary>
    public Expr Apply(FunctionScope scope, ExpressionLowering expressions, params Expr[] arguments)
    {
        if (value is null)
        {
            return IsRule(method, scope)
                ? new Apply(scope.Session.IdOf(method), arguments.ToEquatableArray(), scope.Session.TypeOf(method.ReturnType))
                : scope.Hoist(expressions.Calls.Apply(method, syntax, arguments));
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (method.Parameters[i].IsDiscard) continue;
            scope.Emit(new Define(scope.DeclareAnew(method.Parameters[i]), arguments[i]));
        }

        return expressions.Value(value);
    }

    /// <summary>A value that is evaluated once, however often it is used.</summary>
    public static Expr Atom(FunctionScope scope, Expr value) => value is Number or Literal or Read ? value : scope.Spill(value);
}
