using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A call of an iterator method with source: its body runs with what is done with each element at every <c>yield return</c>.</summary>
internal sealed class LinqIterator : LinqSequence
{
    private readonly IMethodSymbol method;
    private readonly IOperation body;
    private readonly IArgumentOperation[] arguments;
    private Expr[] values = [];

    private LinqIterator(IMethodSymbol method, IOperation body, IArgumentOperation[] arguments)
    {
        this.method = method;
        this.body = body;
        this.arguments = arguments;
    }

    /// <summary>Null when it is not one, takes or gives something that is no number, or has blocks that are left in an orderly way.</summary>
    public static LinqIterator? Of(IInvocationOperation call, FunctionScope scope)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        bool isPlain = method is { IsGenericMethod: false, IsAsync: false } && method.ReturnType is INamedTypeSymbol { Name: "IEnumerable", TypeArguments: { Length: 1 } elements } && TypeFacts.IsPrimitive(elements[0])
            && (method.MethodKind == MethodKind.LocalFunction ? SymbolEqualityComparer.Default.Equals(method.ContainingSymbol, scope.Method) : method.IsStatic && method.MethodKind == MethodKind.Ordinary)
            && method.Parameters.All(p => p.RefKind == RefKind.None && (TypeFacts.IsPrimitive(p.Type) || scope.Session.TypeOf(p.Type) is { Shape: Ir.Shape.Array, Record: null }));
        if (!isPlain || SymbolIdentity.IsInGenericType(method.ContainingType) || scope.IsIterating(method) || scope.Session.BodyOf(method) is not { } body) return null;
        bool isLeftInOrder = body.Descendants().Any(static part => part is ITryOperation or ILockOperation or IUsingOperation or IUsingDeclarationOperation or ILocalFunctionOperation or IAnonymousFunctionOperation);
        return !isLeftInOrder && IsIterator(body) ? new LinqIterator(method, body, [.. call.Arguments]) : null;
    }

    public static bool IsIterator(IOperation? body) =>
        body is not null && body.Descendants().Any(static part => part is IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak });

    public override Expr? Count => null;

    public override Expr Most => throw new InvalidOperationException("How many elements there are shows only on the way.");

    public override bool IsBounded => false;

    protected override void Evaluate(FunctionScope scope, ExpressionLowering expressions)
    {
        scope.Learn(body);
        values = expressions.Values([.. arguments.Select(static a => a.Value)]);
        for (int i = 0; i < values.Length; i++) values[i] = values[i] is Literal or Number ? values[i] : scope.Spill(values[i]);
    }

    public override Expr At(FunctionScope scope, Expr index) => throw new InvalidOperationException("The number of an element shows only on the way.");

    /// <summary>Each time that it is enumerated, it begins with the arguments of the call.</summary>
    public override void Each(FunctionScope scope, Action<Expr, Expr?> body)
    {
        for (int i = 0; i < arguments.Length; i++) scope.Emit(new Define(scope.DeclareAnew(arguments[i].Parameter!), values[i]));
        scope.Iterate!(method, this.body, element => body(element, null));
    }
}
