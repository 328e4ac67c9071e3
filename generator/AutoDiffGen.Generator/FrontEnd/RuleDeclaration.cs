using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a method that carries <c>[DerivativeOf]</c> or <c>[AugmentedPrimalOf]</c> is there for.</summary>
internal enum RuleKindOf
{
    /// <summary>Reverse mode.</summary>
    Vjp,

    /// <summary>Forward mode.</summary>
    Jvp,

    /// <summary>The method's value, and what a rule needs.</summary>
    Augmented,

    /// <summary>Nobody knows: the name has neither suffix.</summary>
    Unknown,
}

/// <summary>A method that says of itself that it is a rule.</summary>
/// <param name="Method">The rule.</param>
/// <param name="Attribute">What it says.</param>
/// <param name="Type">The type that declares the method it belongs to.</param>
/// <param name="Name">The name of that method.</param>
/// <param name="Kind">What it computes.</param>
internal sealed record RuleDeclaration(IMethodSymbol Method, AttributeData Attribute, INamedTypeSymbol Type, string Name, RuleKindOf Kind)
{
    /// <summary>Null when the method is no rule, or its attribute does not compile.</summary>
    public static RuleDeclaration? Of(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (!IsMark(attribute)) continue;
            if (attribute.ConstructorArguments[0].Value is not INamedTypeSymbol owner || attribute.ConstructorArguments[1].Value is not string name) return null;
            return new RuleDeclaration(method, attribute, owner, name, attribute.AttributeClass!.Name == "DerivativeOfAttribute" ? KindOf(method.Name) : RuleKindOf.Augmented);
        }

        return null;
    }

    /// <summary>Of a method that says it is a rule, but not for which method, the attribute; null of any other.</summary>
    public static AttributeData? WithoutTarget(IMethodSymbol method) => Of(method) is not null ? null : method.GetAttributes().FirstOrDefault(static attribute =>
        IsMark(attribute) && attribute.ConstructorArguments.All(static a => a.Kind != TypedConstantKind.Error));

    /// <summary>The methods that it may belong to.</summary>
    public IEnumerable<IMethodSymbol> Candidates => Type.GetMembers(Name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary);

    /// <summary>A generic rule with the types that a generic method is called with.</summary>
    public RuleDeclaration For(IMethodSymbol target) => Method.IsGenericMethod && Method.Arity == target.Arity ? this with { Method = Method.OriginalDefinition.Construct([.. target.TypeArguments]) } : this;

    private static bool IsMark(AttributeData attribute) => attribute.ConstructorArguments.Length == 2
        && attribute.AttributeClass is { Name: "DerivativeOfAttribute" or "AugmentedPrimalOfAttribute", ContainingNamespace: { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true } };

    private static RuleKindOf KindOf(string name) =>
        name.EndsWith("Vjp", StringComparison.Ordinal) ? RuleKindOf.Vjp : name.EndsWith("Jvp", StringComparison.Ordinal) ? RuleKindOf.Jvp : RuleKindOf.Unknown;
}
