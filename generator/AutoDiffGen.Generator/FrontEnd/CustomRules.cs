using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The rules for the methods that one lowered method calls, directly or not: the user's, and those of the assemblies that the methods come from.</summary>
internal sealed class CustomRules(LoweringSession session)
{
    private readonly Dictionary<IMethodSymbol, CustomRule?> known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, IMethodSymbol> methods = new(StringComparer.Ordinal);
    private readonly List<CustomRule> used = [];

    public EquatableArray<CustomRule> Used => used.ToEquatableArray();

    /// <summary>Whether a rule that is used stands for the method's body.</summary>
    public bool Overrules(string method) => used.Any(r => r.Method == method);

    /// <summary>The rule by which calls of the method are differentiated; null when there is none.</summary>
    public CustomRule? Find(IMethodSymbol method)
    {
        if (known.TryGetValue(method, out CustomRule? rule)) return rule;
        DerivativeRules all = DerivativeRules.Of(session.Compilation);
        if (!NonDifferentiable.Is(method)) rule = (all.All.IsEmpty ? null : Make(method, [.. all.For(method)])) ?? (SiblingDerivatives.Of(method, session) is { } siblings ? Of(siblings) : null);
        return known[method] = rule;
    }

    /// <summary>The first of the rules that generated code cannot call.</summary>
    public IMethodSymbol? Unreachable(CustomRule rule) => rule.All.Select(r => methods[r.Id]).FirstOrDefault(m => !session.CanReach(m));

    /// <summary>Notes that the rule is needed: its own body too, for second derivatives, and the method's, for what it writes.</summary>
    public void Use(CustomRule rule, IMethodSymbol method)
    {
        if (used.Contains(rule)) return;
        used.Add(rule);
        foreach (RuleMethod part in rule.All.Where(p => session.DeclarationOf(methods[p.Id]) is not null)) session.Enqueue(new Callee(session.Generics.Of(methods[part.Id]), part.Id));
        if (session.DeclarationOf(method) is not null) session.Enqueue(new Callee(session.Generics.Of(method), IdOf(method)));
    }

    private CustomRule? Make(IMethodSymbol method, (RuleDeclaration Declaration, RuleSignature Signature)[] found)
    {
        RuleMethod? vjp = Of(RuleKindOf.Vjp), jvp = Of(RuleKindOf.Jvp), augmented = Of(RuleKindOf.Augmented);
        if (vjp is null && jvp is null) return null;
        ITypeSymbol? saved = found.FirstOrDefault(f => f.Declaration.Kind == RuleKindOf.Augmented).Signature?.Saved;
        bool isComplete = found.All(f => f.Declaration.Kind == RuleKindOf.Augmented || f.Signature.Saved is null || SymbolEqualityComparer.Default.Equals(f.Signature.Saved, saved));
        if (!isComplete) return null;
        return new CustomRule(Primal(method))
        {
            Vjp = vjp,
            Jvp = jvp,
            Augmented = augmented,
            CanRecord = saved is { IsUnmanagedType: true },
            SavesHidden = saved is not null && !TypeFacts.IsFloating(saved) && (TypeFacts.ToIr(saved).IsReal || TypeFacts.HidesReals(saved)),
        };

        RuleMethod? Of(RuleKindOf kind)
        {
            (RuleDeclaration? declaration, RuleSignature? signature) = found.FirstOrDefault(f => f.Declaration.Kind == kind);
            if (declaration is null) return null;
            return Named(declaration.Method, signature!.Parameters);
        }
    }

    /// <summary>The rule that the derivatives beside a method make, in another assembly.</summary>
    private CustomRule Of(SiblingDerivatives siblings)
    {
        return new CustomRule(Primal(siblings.Method))
        {
            Vjp = Of(Derivatives.Vjp),
            Jvp = Of(Derivatives.Jvp),
            Gradient = Of(Derivatives.Gradient),
            Hvp = Of(Derivatives.Hvp),
            AreSiblings = true,
            Untouched = siblings.Untouched,
        };

        RuleMethod? Of(Derivatives kind) => siblings[kind] is { } sibling ? Named(sibling.Method, sibling.Parameters) : null;
    }

    private RuleMethod Named(IMethodSymbol method, EquatableArray<RuleParameter> parameters)
    {
        string id = IdOf(method);
        methods[id] = method;
        return new RuleMethod(id, method.Name, NameOf(method), parameters) { IsOnObject = !method.IsStatic };
    }

    /// <summary>A generic method is another one for other types.</summary>
    private string IdOf(IMethodSymbol method) => session.IdOf(method) + TypesOf(method);

    private static string NameOf(IMethodSymbol method) => (method.IsStatic ? SymbolText.Member(method) : SymbolText.Identifier(method.Name)) + TypesOf(method);

    private static string TypesOf(IMethodSymbol method) => method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(SymbolText.OfPlain))}>" : "";

    /// <summary>The method as generated code calls it.</summary>
    private Function Primal(IMethodSymbol method)
    {
        var locals = new LocalFactory(0);
        IEnumerable<Parameter> parameters = method.Parameters.Select(p => new Parameter(locals.New(p.Name, session.TypeOf(p.Type)), PassingMode.Value, IsConstant: false));
        if (!method.IsStatic) parameters = parameters.Prepend(new Parameter(locals.New("receiver", session.TypeOf(method.ContainingType)), PassingMode.Value, IsConstant: true));
        return new Function(IdOf(method), method.Name, NameOf(method), parameters.ToEquatableArray(), session.TypeOf(method.ReturnType), Block.Empty)
        {
            HasReceiver = !method.IsStatic,
            LocalCount = locals.Last,
        };
    }
}
