using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Decides, for generator and analyzer alike, whether derivatives of an annotated method can be declared.</summary>
internal static class DeclarationCheck
{
    /// <summary>The oldest language that generated code is known to compile in.</summary>
    private const LanguageVersion WrittenIn = LanguageVersion.CSharp12;

    /// <summary>Whether the compiler itself has errors to report in the signature. Then nothing is generated, and nothing said.</summary>
    public static bool IsBroken(IMethodSymbol method) =>
        IsUnknown(method.ReturnType) || method.Parameters.Any(parameter => IsUnknown(parameter.Type));

    public static ImmutableArray<DeclarationProblem> Check(
        IMethodSymbol method, AttributeData attribute, CancellationToken cancellationToken = default)
    {
        method = method.PartialDefinitionPart ?? method;
        if (IsBroken(method)) return [];

        SyntaxNode? body = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        if (SignatureCheck.Check(method, body) is { } forbidden) return [forbidden];
        return
        [
            .. TooOld(method),
            .. FrameworkCheck.Check(method, attribute),
            .. NotPartial(method, cancellationToken),
            .. Contradiction(method),
            .. Types(method, cancellationToken),
            .. RedundantConstants(method, cancellationToken),
            .. Mixed(method, attribute),
            .. NothingActive(method),
            .. WantsOneResult(method, attribute, cancellationToken),
            .. NameClash.Find(method, RequestedDerivatives.Each(method, attribute)),
        ];
    }

    /// <summary>Whether nothing is generated for the method, because of its declaration.</summary>
    public static bool IsRefused(IMethodSymbol method, AttributeData attribute, CancellationToken cancellationToken = default) =>
        IsBroken(method) || Check(method, attribute, cancellationToken).Any(problem => problem.StopsGeneration);

    /// <summary>The [Constant] on a parameter, or null.</summary>
    public static AttributeData? ConstantMark(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "AutoDiffGen.ConstantAttribute");

    /// <summary>Whether derivatives are taken with respect to the parameter, or of it.</summary>
    public static bool IsActive(IParameterSymbol parameter) =>
        ActiveType.Of(parameter.Type, parameter.ContainingSymbol.ContainingType) != Carrying.Nothing && ConstantMark(parameter) is null;

    private static bool IsUnknown(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown),
        _ => false,
    };

    private static IEnumerable<DeclarationProblem> TooOld(IMethodSymbol method)
    {
        var options = method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options as CSharpParseOptions;
        if (options is null || options.LanguageVersion >= WrittenIn) yield break;
        yield return DeclarationProblem.At(
            SignatureCheck.NameOf(method), DiagnosticIds.LanguageVersion, method.Name, WrittenIn.ToDisplayString(), options.LanguageVersion.ToDisplayString());
    }

    private static IEnumerable<DeclarationProblem> Contradiction(IMethodSymbol method)
    {
        if (NonDifferentiable.Is(method)) yield return DeclarationProblem.At(SignatureCheck.NameOf(method), DiagnosticIds.Contradiction, method.Name);
    }

    private static IEnumerable<DeclarationProblem> NotPartial(IMethodSymbol method, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            bool isPartial = type.DeclaringSyntaxReferences.Any(reference =>
                reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!isPartial) yield return DeclarationProblem.At(SignatureCheck.NameOf(type), DiagnosticIds.NotPartial, type.Name, method.Name) with { Related = SignatureCheck.NameOf(method) };
        }
    }

    private static IEnumerable<DeclarationProblem> Types(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!IsActive(parameter) || Carries(parameter) != Carrying.NotYet) continue;
            var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as ParameterSyntax;
            yield return UnsupportedType(parameter.Type, syntax?.Type);
        }

        if (ActiveType.OfResult(method.ReturnType, method.ContainingType) != Carrying.NotYet) yield break;
        yield return UnsupportedType(method.ReturnType, (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax)?.ReturnType);
    }

    private static Carrying Carries(IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out || (parameter.RefKind != RefKind.None && parameter.Type.TypeKind == TypeKind.Class)
        ? ActiveType.OfResult(parameter.Type, parameter.ContainingSymbol.ContainingType)
        : ActiveType.Of(parameter.Type, parameter.ContainingSymbol.ContainingType);

    private static DeclarationProblem UnsupportedType(ITypeSymbol type, TypeSyntax? syntax)
    {
        (string reason, string remedy) = Explanation.Usual(DiagnosticIds.UnsupportedType)!;
        return DeclarationProblem.At(syntax?.GetLocation(), DiagnosticIds.UnsupportedType, SignatureCheck.Display(type), reason, remedy, "");
    }

    private static IEnumerable<DeclarationProblem> RedundantConstants(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (ConstantMark(parameter) is not { } mark || ActiveType.Of(parameter.Type, method.ContainingType) != Carrying.Nothing) continue;
            Location? location = mark.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();
            yield return DeclarationProblem.At(location, DiagnosticIds.RedundantConstant, parameter.Name, SignatureCheck.Display(parameter.Type));
        }
    }

    private static IEnumerable<DeclarationProblem> Mixed(IMethodSymbol method, AttributeData attribute)
    {
        if (MixedNumbers.Find(method, RequestedDerivatives.Each(method, attribute)) is not var (why, instead)) yield break;
        yield return DeclarationProblem.At(SignatureCheck.NameOf(method), DiagnosticIds.UnsupportedSignature, method.Name, why, instead);
    }

    private static IEnumerable<DeclarationProblem> NothingActive(IMethodSymbol method)
    {
        bool hasInput = method.Parameters.Any(parameter => IsActive(parameter) && parameter.RefKind != RefKind.Out);
        bool hasOutput = ActiveType.Of(method.ReturnType, method.ContainingType) != Carrying.Nothing || method.Parameters.Any(CanBeWritten);
        if (hasInput && hasOutput) yield break;

        (string why, string instead) = hasInput
            ? ("it gives no floating-point result", "Return a floating-point number, or write to an array, a span or an out parameter")
            : ("no parameter carries a derivative", "Give it a double or float parameter, or an array or span of them, that is not [Constant]");
        yield return DeclarationProblem.At(SignatureCheck.NameOf(method), DiagnosticIds.NothingActive, method.Name, why, instead);
    }

    private static bool CanBeWritten(IParameterSymbol parameter) =>
        IsActive(parameter) &&
        (parameter.RefKind is RefKind.Out or RefKind.Ref || (!parameter.Type.IsValueType || TypeFacts.SpanElement(parameter.Type) is not null) && !ActiveType.IsReadOnlySpan(parameter.Type));

    private static IEnumerable<DeclarationProblem> WantsOneResult(IMethodSymbol method, AttributeData attribute, CancellationToken cancellationToken)
    {
        if (TypeFacts.IsFloating(method.ReturnType)) yield break;
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        foreach (Derivatives derivative in RequestedDerivatives.Each(method, attribute))
        {
            if (derivative is not (Derivatives.Gradient or Derivatives.Hvp or Derivatives.Hessian)) continue;
            string name = derivative.ToString();
            SyntaxNode? flag = syntax?.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(node => node.Identifier.ValueText == name);
            yield return DeclarationProblem.At(
                (flag ?? syntax)?.GetLocation(), DiagnosticIds.WantsOneResult, name, method.Name, SignatureCheck.Display(method.ReturnType));
        }
    }
}
