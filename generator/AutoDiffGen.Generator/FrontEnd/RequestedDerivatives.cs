using System.Collections.Immutable;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Reads from the annotation which derivatives are asked for, by the names of the flags.</summary>
internal static class RequestedDerivatives
{
    public const string Property = "Derivatives";

    private static readonly ImmutableArray<string> ofNumber = ["Gradient", "Jvp"];
    private static readonly ImmutableArray<string> ofAnythingElse = ["Vjp", "Jvp"];

    public static ImmutableArray<string> Names(IMethodSymbol method, AttributeData attribute)
    {
        ImmutableArray<string> named = Explicit(attribute);
        if (!named.IsEmpty) return named;
        return ActiveType.IsReal(method.ReturnType) ? ofNumber : ofAnythingElse;
    }

    public static Derivatives Of(IMethodSymbol method, AttributeData attribute)
    {
        var flags = Derivatives.None;
        foreach (string name in Names(method, attribute))
        {
            if (Enum.TryParse(name, out Derivatives flag)) flags |= flag;
        }

        return flags;
    }

    private static ImmutableArray<string> Explicit(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == Property && argument.Value is { Kind: TypedConstantKind.Enum, Type: { } type, Value: int flags })
            {
                return [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => IsAmong(field, flags)).Select(field => field.Name)];
            }
        }

        return [];
    }

    private static bool IsAmong(IFieldSymbol field, int flags) =>
        field.ConstantValue is int flag && flag != 0 && (flag & (flag - 1)) == 0 && (flags & flag) != 0;
}
