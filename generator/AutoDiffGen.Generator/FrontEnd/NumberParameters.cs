using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Type parameters that stand for floating-point types, and what generic mathematics does with their values. <c>Half</c> is handled as what one of them stands for.</summary>
internal static class NumberParameters
{
    /// <summary>The interface that a type parameter has to be constrained to.</summary>
    public const string Interface = "IFloatingPointIeee754";

    private static readonly NumberParameter OfHalf = new(IsUnmanaged: true);

    /// <summary>What the compiler has to know of a type parameter; null of any other type.</summary>
    public static NumberParameter? Of(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol parameter when IsFloating(parameter) => new NumberParameter(parameter.HasUnmanagedTypeConstraint),
        _ when IsHalf(type) => OfHalf,
        _ => null,
    };

    /// <summary>Whether it is <c>System.Half</c>, whose operators and conversions are members, as those of generic mathematics are.</summary>
    public static bool IsHalf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Half", Arity: 0, TypeKind: TypeKind.Struct, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether the conversion to or from <c>Half</c> is one that numbers make.</summary>
    public static bool IsConversion(IMethodSymbol method) => IsHalf(method.ContainingType) && method.MethodKind == MethodKind.Conversion;

    /// <summary>Whether it can only stand for floating-point types, those of IEEE 754.</summary>
    public static bool IsFloating(ITypeParameterSymbol parameter) => Interfaces(parameter).Any(i => i.Name == Interface && IsOf(i, parameter));

    /// <summary>Whether it stands for numbers of which it is not known whether they have derivatives; integers have none.</summary>
    public static bool IsOtherNumber(ITypeParameterSymbol parameter) =>
        !IsFloating(parameter) && Interfaces(parameter).Any(i => IsOf(i, parameter)) && !Interfaces(parameter).Any(static i => i.Name == "IBinaryInteger");

    /// <summary>Whether the operator is one that generic mathematics declares, between values of one type.</summary>
    public static bool IsOperator(IMethodSymbol? method, ITypeSymbol? left, ITypeSymbol? right) =>
        method?.ContainingType is { } owner && IsGeneric(owner) && SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary><c>T.Zero</c>, <c>T.One</c>, <c>T.Pi</c>: a constant whose value is known.</summary>
    public static Number? Constant(IPropertyReferenceOperation property, LoweringSession session)
    {
        if (!IsConstant(property.Property) || session.TypeOf(property.Type) is not { Parameter: not null } type) return null;
        double? value = property.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0,
            "NegativeZero" => -0.0,
            "One" or "MultiplicativeIdentity" => 1,
            "NegativeOne" => -1,
            "Pi" => Math.PI,
            "Tau" => 2 * Math.PI,
            "E" => Math.E,
            "NaN" => double.NaN,
            "PositiveInfinity" => double.PositiveInfinity,
            "NegativeInfinity" => double.NegativeInfinity,
            _ => null,
        };
        return value is { } known ? new Number(known, type) : null;
    }

    /// <summary>Whether it is a static property of generic mathematics, which is the same whenever it is read.</summary>
    public static bool IsConstant(IPropertySymbol property) => property.IsStatic && IsGeneric(property.ContainingType);

    /// <summary>Whether the type's members are those of generic mathematics.</summary>
    private static bool IsGeneric(INamedTypeSymbol type) => IsHalf(type) || (type.TypeKind == TypeKind.Interface && IsOfNumbers(type));

    /// <summary><c>T.CreateChecked(0.5)</c>, <c>double.CreateChecked(x)</c>: a conversion, since every number has its nearest, or an infinite, value.</summary>
    public static bool IsCreation(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating", ContainingType: var owner }, Arguments.Length: 1 }
        && TypeFacts.IsFloating(call.Type) && (TypeFacts.IsFloating(owner) || IsOfNumbers(owner))
        && (TypeFacts.IsFloating(call.Arguments[0].Value.Type) || TypeFacts.IsInteger(call.Arguments[0].Value.Type));

    private static IEnumerable<INamedTypeSymbol> Interfaces(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.OfType<INamedTypeSymbol>().SelectMany(static c => c.AllInterfaces.Append(c)).Where(IsOfNumbers);

    private static bool IsOf(INamedTypeSymbol contract, ITypeParameterSymbol parameter) =>
        contract.TypeArguments.Length > 0 && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], parameter);

    private static bool IsOfNumbers(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
