using System.Collections.Immutable;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Reads from the annotation which derivatives are asked for.</summary>
internal static class RequestedDerivatives
{
    private static readonly ImmutableArray<Derivatives> all =
        [Derivatives.Gradient, Derivatives.Jvp, Derivatives.Vjp, Derivatives.Jacobian, Derivatives.Hvp, Derivatives.Hessian];

    public static Derivatives Of(IMethodSymbol method, AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == nameof(Derivatives) && argument.Value is { Kind: TypedConstantKind.Enum, Value: int and not 0 and var flags })
            {
                return (Derivatives)flags;
            }
        }

        return Derivatives.Jvp | (TypeFacts.IsFloating(method.ReturnType) ? Derivatives.Gradient : Derivatives.Vjp);
    }

    /// <summary>The same, one by one.</summary>
    public static ImmutableArray<Derivatives> Each(IMethodSymbol method, AttributeData attribute)
    {
        Derivatives flags = Of(method, attribute);
        return [.. all.Where(derivative => (flags & derivative) != 0)];
    }
}
