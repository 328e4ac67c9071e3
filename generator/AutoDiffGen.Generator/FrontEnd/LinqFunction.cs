using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A lambda of one expression, or a function of the rule table by its name, as an argument of a query.</summary>
internal sealed class LinqFunction
{
    private readonly IAnonymousFunctionOperation? lambda;
    private readonly IOperation? value;
    private readonly IMethodSymbol method;

    private LinqFunction(IMethodSymbol method, IAnonymousFunctionOperation? lambda, IOperation? value)
    {
        this.method = method;
        this.lambda = lambda;
        this.value = value;
    }

    public int ParameterCount => method.Parameters.Length;

    public ITypeSymbol ReturnType => method.ReturnType;

    /// <summary>Null when the argument is anything else, or takes or gives something that is no number and no flag.</summary>
    public static LinqFunction? Of(IOperation argument, FunctionScope scope)
    {
        while (argument is IConversionOperation conversion) argument = conversion.Operand;
        IOperation? target = (argument as IDelegateCreationOperation)?.Target;
        LinqFunction? function = target switch
        {
            IAnonymousFunctionOperation lambda when ValueOf(lambda) is { } value => new LinqFunction(lambda.Symbol, lambda, value),
            IMethodReferenceOperation { Method: { IsStatic: true } method } when scope.Session.IsRule(scope.Session.IdOf(method)) => new LinqFunction(method, null, null),
            _ => null,
        };
        bool isPlain = function is not null && TypeFacts.IsPrimitive(function.ReturnType) && function.method.Parameters.All(static p => TypeFacts.IsPrimitive(p.Type) && p.RefKind == RefKind.None);
        return isPlain ? function : null;
    }

    private static IOperation? ValueOf(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations.Length == 1 && lambda.Body.Operations[0] is IReturnOperation { ReturnedValue: { } value } && lambda.Symbol is { IsAsync: false, RefKind: RefKind.None } ? value : null;

    /// <summary>The lambda's value for these arguments, put in the place of its call.</summary>
    public Expr Apply(FunctionScope scope, ExpressionLowering expressions, params Expr[] arguments)
    {
        if (lambda is null) return new Apply(scope.Session.IdOf(method), arguments.ToEquatableArray(), scope.Session.TypeOf(method.ReturnType));
        for (int i = 0; i < arguments.Length; i++)
        {
            if (lambda.Symbol.Parameters[i].IsDiscard) continue;
            scope.Emit(new Define(scope.DeclareAnew(lambda.Symbol.Parameters[i]), arguments[i]));
        }

        return expressions.Value(value!);
    }

    /// <summary>A value that is evaluated once, however often it is used.</summary>
    public static Expr Atom(FunctionScope scope, Expr value) => value is Number or Literal or Read ? value : scope.Spill(value);
}
