using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds members of the user's that have the name and the parameters of a derivative.</summary>
internal static class NameClash
{
    public static IEnumerable<DeclarationProblem> Find(IMethodSymbol method, ImmutableArray<string> derivatives)
    {
        foreach (string derivative in derivatives)
        {
            string name = method.Name + derivative;
            ISymbol? taken = method.ContainingType.Name == name
                ? method.ContainingType
                : method.ContainingType.GetMembers(name).FirstOrDefault(member => !IsOurs(member) && Clashes(member, method, derivative));
            if (taken is null) continue;
            yield return DeclarationProblem.At(
                SignatureCheck.NameOf(method), DiagnosticIds.NameTaken, method.Name, name, method.ContainingType.Name) with
            {
                Related = SignatureCheck.NameOf(taken),
            };
        }
    }

    // The analyzer sees what the generator has written.
    private static bool IsOurs(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" &&
        attribute.ConstructorArguments.FirstOrDefault().Value is "AutoDiffGen");

    private static bool Clashes(ISymbol member, IMethodSymbol method, string derivative) =>
        member is not IMethodSymbol { Arity: 0 } other
            ? member is not IMethodSymbol
            : Signature(other.Parameters).SequenceEqual(Expected(method, derivative), StringComparer.Ordinal);

    /// <summary>What the language tells overloads apart by.</summary>
    private static IEnumerable<string> Signature(ImmutableArray<IParameterSymbol> parameters) =>
        parameters.Select(parameter => Key(parameter.Type, parameter.RefKind != RefKind.None));

    private static string Key(ITypeSymbol type, bool isByReference) =>
        (isByReference ? "ref " : "") + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static IEnumerable<string> Expected(IMethodSymbol method, string derivative)
    {
        IEnumerable<IParameterSymbol> active = method.Parameters.Where(DeclarationCheck.IsActive);
        IEnumerable<IParameterSymbol> inputs = active.Where(parameter => parameter.RefKind != RefKind.Out);
        IEnumerable<string> own = Signature(method.Parameters);
        string result = method.ReturnsVoid ? "" : Key(method.ReturnType, isByReference: false);
        return derivative switch
        {
            "Gradient" => [.. own, .. inputs.Select(Changed)],
            "Hvp" => [.. own, .. inputs.Select(Given), .. inputs.Select(Changed)],
            "Vjp" => [.. own, .. Some(result), .. active.Select(p => p.RefKind == RefKind.Out ? Given(p) : Changed(p))],
            "Jvp" => [.. own, .. active.Select(p => p.RefKind == RefKind.None ? Given(p) : Changed(p)), .. Some(result, "ref ")],
            "Jacobian" => [.. own, SpanOfWidest(method)],
            _ => [.. own, SpanOfWidest(method), SpanOfWidest(method)],
        };
    }

    private static IEnumerable<string> Some(string result, string prefix = "") => result.Length == 0 ? [] : [prefix + result];

    private static string Changed(IParameterSymbol parameter) =>
        ActiveType.IsReal(parameter.Type) ? Key(parameter.Type, isByReference: true) : Cells(parameter.Type, "Span");

    private static string Given(IParameterSymbol parameter) =>
        ActiveType.IsReal(parameter.Type) ? Key(parameter.Type, isByReference: false) : Cells(parameter.Type, "ReadOnlySpan");

    private static string Cells(ITypeSymbol type, string span) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => SpanOf(array.ElementType, span),
        _ when ActiveType.SpanElement(type) is { } element => SpanOf(element, span),
        _ => Key(type, isByReference: false),
    };

    private static string SpanOf(ITypeSymbol element, string span) => $"global::System.{span}<{Key(element, isByReference: false)}>";

    private static string SpanOfWidest(IMethodSymbol method)
    {
        bool isDouble = method.Parameters.Where(DeclarationCheck.IsActive).Select(parameter => parameter.Type).Append(method.ReturnType).Any(IsDouble);
        return isDouble ? "global::System.Span<double>" : "global::System.Span<float>";
    }

    private static bool IsDouble(ITypeSymbol type) =>
        (type as IArrayTypeSymbol)?.ElementType.SpecialType == SpecialType.System_Double ||
        (ActiveType.SpanElement(type) ?? type).SpecialType == SpecialType.System_Double;
}
