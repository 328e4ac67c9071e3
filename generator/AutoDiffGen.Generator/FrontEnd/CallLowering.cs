using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers calls: rules are applied, methods with source are followed, all others are copied.</summary>
internal sealed partial class CallLowering(FunctionScope scope, ExpressionLowering expressions, OpaqueLowering opaque)
{
    private readonly CalleeResolution resolution = new(scope);

    public Expr Invocation(IInvocationOperation call)
    {
        if (GetLength(call) is { } length) return length;
        if (IsWholeArray(call)) return expressions.Root(call.Arguments[0].Value);
        if (ByCustomRule(call) is { } known) return known;
        IMethodSymbol method = Target(call);
        IrType type = scope.Session.TypeOf(call.Type);
        if (NumberParameters.IsCreation(call)) return NumberOf(call.Arguments[0].Value, call.Type!);
        if (IsRule(call)) return new Apply(scope.Session.IdOf(method), Arguments(call), type) { Origin = scope.Session.Origins.Add(call.Syntax) };
        if (TryTarget(call) is { } value) return value;
        CallSite site = SiteOf(call);
        if (CanFollow(site)) return Follow(site).FirstOrDefault() ?? new Literal("default", TypeFacts.Object);
        if (NumericStructCalls.TryLower(call, expressions) is { } formula) return formula[0];
        return IsPureMath(call) ? PureMath(call, type) : opaque.Expression(call);
    }

    /// <summary>The call, of what is known to be in the delegate that is called.</summary>
    public CallSite SiteOf(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind != MethodKind.DelegateInvoke || DelegateTargets.Of(call.Instance, scope) is not { } target) return Concrete(CallSite.Of(call));
        return new CallSite(target.Method, target.Receiver, CallSite.InOrder(call.Arguments), call.Syntax) 
        {
            Owner = target.Owner,
            IsVirtual = Implementations.MayBeOverridden(target.Method) && target.Source is IMethodReferenceOperation { IsVirtual: true },
        };
    }

    private CallSite Concrete(CallSite site) => site.Method.IsGenericMethod ? site with { Method = scope.Session.Generics.Of(site.Method) } : site;

    /// <summary>The function of the rule table that a delegate is known to call.</summary>
    private Apply? TryTarget(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind != MethodKind.DelegateInvoke || DelegateTargets.Of(call.Instance, scope) is not { Receiver: null } target || !IsRule(target.Method)) return null;
        return new Apply(scope.Session.IdOf(target.Method), Arguments(call), scope.Session.TypeOf(call.Type)) { Origin = scope.Session.Origins.Add(call.Syntax) };
    }

    private Expr NumberOf(IOperation value, ITypeSymbol type) => value.ConstantValue switch
    {
        { HasValue: true, Value: int constant } => new Number(constant, scope.Session.TypeOf(type)),
        { HasValue: true, Value: double constant } when NumberParameters.Of(type) is not null => new Number(constant, scope.Session.TypeOf(type)),
        { HasValue: true, Value: float constant } when NumberParameters.Of(type) is not null => new Number(constant, scope.Session.TypeOf(type)),
        _ => expressions.ConvertTo(expressions.Value(value), type, isChecked: false),
    };

    public bool IsRule(IInvocationOperation call) => IsRule(call.TargetMethod.ReducedFrom ?? call.TargetMethod);

    private bool IsRule(IMethodSymbol method) => method.IsStatic && !SymbolIdentity.IsGenerated(method)
        && !NonDifferentiable.Is(method) && scope.Session.IsRule(scope.Session.IdOf(method));

    /// <summary>Whether the compiler leaves the call out, arguments and all.</summary>
    public bool IsErased(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method is { IsPartialDefinition: true, PartialImplementationPart: null, ReturnsVoid: true } && !SymbolIdentity.IsGenerated(method)
            && method.DeclaredAccessibility == Accessibility.Private)
        {
            return true;
        }

        bool isConditional = false;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "ConditionalAttribute" || attribute.ConstructorArguments.FirstOrDefault().Value is not string symbol) continue;
            if (IsDefined(symbol, scope.Session.Generics.Original(call.Syntax).SyntaxTree)) return false;
            isConditional = true;
        }

        return isConditional;
    }

    private bool IsDefined(string symbol, SyntaxTree tree)
    {
        bool defined = tree.Options.PreprocessorSymbolNames.Contains(symbol);
        for (DirectiveTriviaSyntax? at = tree.GetCompilationUnitRoot(scope.Session.Cancellation).GetFirstDirective(); at is not null; at = at.GetNextDirective())
        {
            if (at is DefineDirectiveTriviaSyntax { IsActive: true } define && define.Name.Text == symbol) defined = true;
            if (at is UndefDirectiveTriviaSyntax { IsActive: true } undef && undef.Name.Text == symbol) defined = false;
        }

        return defined;
    }

    /// <summary><c>array.AsSpan()</c>: the same cells.</summary>
    private static bool IsWholeArray(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "AsSpan", ContainingType.Name: "MemoryExtensions" }, Arguments.Length: 1 }
        && call.Arguments[0].Value.Type is IArrayTypeSymbol { ElementType: not IArrayTypeSymbol };

    private Length? GetLength(IInvocationOperation call)
    {
        if (call is not { Instance: { } array, TargetMethod.Name: "GetLength" }) return null;
        if (call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: int dimension }) return null;
        return scope.Session.TypeOf(array.Type).IsArray ? new Length(expressions.Value(array), dimension) : null;
    }

    /// <summary>Arguments in the order of parameters, evaluated in the order of the call.</summary>
    private EquatableArray<Expr> Arguments(IInvocationOperation call)
    {
        Expr[] evaluated = expressions.Values([.. call.Arguments.Select(static a => a.Value)]);
        var ordered = new Expr[evaluated.Length];
        for (int i = 0; i < evaluated.Length; i++) ordered[call.Arguments[i].Parameter?.Ordinal ?? i] = evaluated[i];
        return ordered.ToEquatableArray();
    }

    private static bool IsPureMath(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && call.Arguments.All(static a => a.Parameter is { RefKind: RefKind.None } && TypeFacts.IsPrimitive(a.Value.Type));

    /// <summary>Functions of numbers without a rule, mostly of integers: their arguments stay visible.</summary>
    private Opaque PureMath(IInvocationOperation call, IrType type)
    {
        List<string> pieces = [SymbolText.Member(call.TargetMethod) + "("];
        var gaps = new List<Local>();
        EquatableArray<Expr> arguments = Arguments(call);
        for (int i = 0; i < arguments.Count; i++)
        {
            string separator = i < arguments.Count - 1 ? ", " : "";
            if (arguments[i] is Literal literal)
            {
                pieces[pieces.Count - 1] += literal.Text + separator;
                continue;
            }

            gaps.Add((arguments[i] as Read ?? scope.Spill(arguments[i])).Local);
            pieces.Add(separator);
        }

        Obstacle? obstacle = gaps.Any(static l => l.Type.IsReal)
            ? opaque.Obstacles.Make("ADG0101", SymbolText.Display(call.TargetMethod), call.Syntax)
            : null;
        return new CopiedText(pieces, gaps, null).Wrap("", ")").ToExpr(type) with { IsPure = true, NeverThrows = call.TargetMethod.Name is "Max" or "Min", Obstacle = obstacle };
    }
}
