using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The parameters of a rule, each with what it stands for, when the rule belongs to a method; else why it does not.</summary>
internal sealed class RuleSignature
{
    private readonly RuleDeclaration rule;
    private readonly IMethodSymbol target;
    private readonly List<RuleParameter> parameters = [];
    private readonly ITypeSymbol[] arguments;
    private int next;

    private RuleSignature(RuleDeclaration rule, IMethodSymbol target)
    {
        this.rule = rule.For(target);
        this.target = target;
        arguments = [.. ArgumentsOf(target)];
    }

    /// <summary>What is wrong with it, as half a sentence; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it has the parameters of the method, so that the method is the one that is meant.</summary>
    public bool RepeatsParameters { get; private set; }

    public EquatableArray<RuleParameter> Parameters => parameters.ToEquatableArray();

    /// <summary>What the rule gets from the augmented primal.</summary>
    public ITypeSymbol? Saved { get; private set; }

    public static RuleSignature Of(RuleDeclaration rule, IMethodSymbol target)
    {
        var signature = new RuleSignature(rule, target);
        signature.Problem = signature.Match();
        return signature;
    }

    /// <summary>What the method is called with, the object first.</summary>
    public static IEnumerable<ITypeSymbol> ArgumentsOf(IMethodSymbol method) =>
        (method.IsStatic ? Enumerable.Empty<ITypeSymbol>() : [method.ContainingType]).Concat(method.Parameters.Select(p => p.Type));

    private string? Match()
    {
        if (Unsupported(target) is { } unsupported) return unsupported;
        if (rule.Kind == RuleKindOf.Unknown) return "its name ends neither in Vjp nor in Jvp";
        for (int i = 0; i < arguments.Length; i++)
        {
            if (Take(RuleRole.Argument, i, p => (p.RefKind is RefKind.None or RefKind.In) && Same(p.Type, arguments[i])) is null) return "it does not begin with the parameters of the method";
        }

        RepeatsParameters = true;
        if (!rule.Method.IsStatic) return "it is not static";
        if (rule.Method.Arity != target.Arity) return target.IsGenericMethod ? "it has not as many type parameters as the method" : "it is generic";
        if (rule.Kind == RuleKindOf.Augmented) return MatchAugmented();
        if (!rule.Method.ReturnsVoid) return "it returns something";
        bool givesNumber = TypeFacts.IsFloating(target.ReturnType);
        Take(RuleRole.Result, -1, p => p.RefKind == RefKind.In && Same(p.Type, target.ReturnType));
        Saved = Take(RuleRole.Saved, -1, p => p.RefKind == RefKind.None && SymbolIdentity.HasAttribute(p, "SavedAttribute"))?.Type;
        return (rule.Kind == RuleKindOf.Vjp ? MatchReverse(givesNumber) : MatchForward(givesNumber)) ?? (next < rule.Method.Parameters.Length ? "it has parameters that stand for nothing" : null);
    }

    private string? MatchReverse(bool givesNumber)
    {
        if (givesNumber && Take(RuleRole.Cotangent, -1, p => p.RefKind == RefKind.None && Same(p.Type, target.ReturnType)) is null) return "the derivative of the result is missing";
        foreach (int i in Active())
        {
            bool isNumber = TypeFacts.IsFloating(arguments[i]);
            IParameterSymbol? derivative = Take(RuleRole.Derivative, i, p => isNumber
                ? p.RefKind == RefKind.Ref && Same(p.Type, arguments[i])
                : p.RefKind == RefKind.None && HasCellsLike(p.Type, arguments[i]) && !ActiveType.IsReadOnlySpan(p.Type));
            if (derivative is null) return $"the derivative of '{NameOf(i)}' is missing or has another type";
        }

        return null;
    }

    private string? MatchForward(bool givesNumber)
    {
        foreach (int i in Active())
        {
            bool isNumber = TypeFacts.IsFloating(arguments[i]);
            IParameterSymbol? tangent = Take(RuleRole.Tangent, i, p => p.RefKind == RefKind.None && (isNumber ? Same(p.Type, arguments[i]) : HasCellsLike(p.Type, arguments[i])));
            if (tangent is null) return $"the tangent of '{NameOf(i)}' is missing or has another type";
        }

        return givesNumber && Take(RuleRole.Outcome, -1, p => p.RefKind == RefKind.Out && Same(p.Type, target.ReturnType)) is null ? "the derivative of the result is missing" : null;
    }

    private string? MatchAugmented()
    {
        if (!Same(rule.Method.ReturnType, target.ReturnType)) return "it does not return what the method returns";
        Saved = Take(RuleRole.Saved, -1, static p => p.RefKind == RefKind.Out)?.Type;
        return Saved is null ? "what it saves is missing" : next < rule.Method.Parameters.Length ? "it has parameters that stand for nothing" : null;
    }

    /// <summary>The method's parameters that carry derivatives, those left out that the rule takes for constants.</summary>
    private IEnumerable<int> Active() => Enumerable.Range(0, arguments.Length).Where(i =>
        Carries(arguments[i]) && !SymbolIdentity.HasAttribute(rule.Method.Parameters[i], "ConstantAttribute"));

    private static bool Carries(ITypeSymbol type) => TypeFacts.IsFloating(type) || ActiveType.IsRealArray(type);

    /// <summary>The next parameter, if it is one that could be meant.</summary>
    private IParameterSymbol? Take(RuleRole role, int of, Func<IParameterSymbol, bool> fits)
    {
        if (next >= rule.Method.Parameters.Length || !fits(rule.Method.Parameters[next])) return null;
        IParameterSymbol parameter = rule.Method.Parameters[next++];
        IrType type = role == RuleRole.Saved && !TypeFacts.IsFloating(parameter.Type) ? new IrType(SymbolText.Of(parameter.Type), Shape.Scalar) : TypeFacts.ToIr(parameter.Type);
        parameters.Add(new RuleParameter(role, of, type, ModeOf(parameter.RefKind)));
        return parameter;
    }

    private static PassingMode ModeOf(RefKind kind) => kind switch
    {
        RefKind.Ref => PassingMode.Ref,
        RefKind.Out => PassingMode.Out,
        RefKind.None => PassingMode.Value,
        _ => PassingMode.In,
    };

    private static bool Same(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first, second);

    /// <summary>A matrix for a matrix, a span for an array or a span.</summary>
    private static bool HasCellsLike(ITypeSymbol derivative, ITypeSymbol of) => of is IArrayTypeSymbol { Rank: 2 }
        ? Same(derivative, of)
        : TypeFacts.SpanElement(derivative) is { } element && Same(element, (of as IArrayTypeSymbol)?.ElementType ?? TypeFacts.SpanElement(of)!);

    private string NameOf(int argument) => rule.Method.Parameters[argument].Name;

    /// <summary>Why no rule can be written for the method; null when one can.</summary>
    public static string? Unsupported(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary) return "only ordinary methods have rules";
        if (method.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In))) return "the method has ref or out parameters, which rules do not cover yet";
        if (!method.IsStatic && method.ContainingType.IsValueType) return "the method belongs to a struct, which rules do not cover yet";
        if (!method.ReturnsVoid && !TypeFacts.IsFloating(method.ReturnType)) return $"the method returns '{SymbolText.Display(method.ReturnType)}', which rules do not cover yet: it must return double, float or nothing";
        ITypeSymbol? hidden = method.Parameters.Select(p => p.Type).FirstOrDefault(t => !Carries(t) && ActiveType.Of(t, method.ContainingType) != Carrying.Nothing && t.TypeKind != TypeKind.TypeParameter);
        return hidden is null ? null : $"the method takes '{SymbolText.Display(hidden)}', whose derivative rules do not cover yet";
    }
}
