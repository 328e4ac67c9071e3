using System.Collections.Immutable;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds members of the user's that have the name and the parameters of a derivative.</summary>
internal static class NameClash
{
    public static IEnumerable<DeclarationProblem> Find(IMethodSymbol method, ImmutableArray<Derivatives> wanted)
    {
        Function header = Header(method);
        foreach (Derivatives derivative in wanted)
        {
            if (Taken(method, header, derivative) is not { } taken) continue;
            yield return DeclarationProblem.At(SignatureCheck.NameOf(method), DiagnosticIds.NameTaken, method.Name, method.Name + derivative, method.ContainingType.Name) with
            {
                Related = SignatureCheck.NameOf(taken),
            };
        }
    }

    /// <summary>The names of derivatives that nobody asked for, but those asked for may call, give way to the user's members.</summary>
    public static RenamedHelpers? Helpers(IMethodSymbol method, Derivatives wanted)
    {
        Derivatives helpers = Derivatives.None;
        if ((wanted & Derivatives.Hessian) != 0) helpers |= Derivatives.Hvp | Derivatives.Gradient;
        if ((wanted & Derivatives.Jacobian) != 0) helpers |= Derivatives.Jvp | (TypeFacts.IsFloating(method.ReturnType) ? Derivatives.Gradient : Derivatives.None);
        Function header = Header(method);
        Derivatives[] renamed = [.. new[] { Derivatives.Gradient, Derivatives.Jvp, Derivatives.Hvp }.Where(d => (helpers & ~wanted & d) != 0 && Taken(method, header, d) is not null)];
        if (renamed.Length == 0) return null;
        int number = 2;
        while (renamed.Any(d => method.ContainingType.GetMembers(Numbered(d)).Length > 0)) number++;
        return new RenamedHelpers(renamed.Aggregate((first, second) => first | second), Text.Of(number));

        string Numbered(Derivatives derivative) => method.Name + derivative + Text.Of(number);
    }

    private static ISymbol? Taken(IMethodSymbol method, Function header, Derivatives derivative)
    {
        string name = method.Name + derivative;
        return method.ContainingType.Name == name
            ? method.ContainingType
            : method.ContainingType.GetMembers(name).FirstOrDefault(member => !SymbolIdentity.IsGenerated(member) && Clashes(member, method, header, derivative));
    }

    private static bool Clashes(ISymbol member, IMethodSymbol method, Function header, Derivatives derivative)
    {
        if (member is not IMethodSymbol other) return true;
        if (other.Arity != 0 || other.Parameters.Length < method.Parameters.Length) return false;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (!AreAlike(other.Parameters[i], method.Parameters[i])) return false;
        }

        return PossibleUses(header).Any(use => AreAlike(other, method.Parameters.Length, DerivativeSignature.Of(header, derivative, use).Added));
    }

    /// <summary>Whether the language cannot tell overloads apart by them.</summary>
    private static bool AreAlike(IParameterSymbol parameter, IParameterSymbol other) =>
        parameter.RefKind == RefKind.None == (other.RefKind == RefKind.None) &&
        SymbolEqualityComparer.Default.Equals(parameter.Type, other.Type);

    private static bool AreAlike(IMethodSymbol member, int start, EquatableArray<DerivativeParameter> added)
    {
        if (member.Parameters.Length != start + added.Count) return false;
        for (int i = 0; i < added.Count; i++)
        {
            IParameterSymbol parameter = member.Parameters[start + i];
            Parameter expected = added[i].Parameter;
            bool isSamePassing = parameter.RefKind == RefKind.None == (expected.Mode == PassingMode.Value);
            if (!isSamePassing || TypeFacts.ToIr(parameter.Type) != expected.Local.Type) return false;
        }

        return true;
    }

    /// <summary>The method without its body, of which signatures do not tell.</summary>
    private static Function Header(IMethodSymbol method)
    {
        var parameters = method.Parameters.Select((parameter, i) => new Parameter(
            new Local(parameter.Name, i, TypeFacts.ToIr(parameter.Type)), ModeOf(parameter), !DeclarationCheck.IsActive(parameter)));
        return new Function("", method.Name, "", parameters.ToEquatableArray(), TypeFacts.ToIr(method.ReturnType), Block.Empty)
        {
            LocalCount = method.Parameters.Length,
        };
    }

    private static PassingMode ModeOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => PassingMode.Value,
        RefKind.Ref => PassingMode.Ref,
        RefKind.Out => PassingMode.Out,
        _ => PassingMode.In,
    };

    // What the body does with its arrays is not known here; whatever it may be, the name is not free.
    private static IEnumerable<ArrayUse> PossibleUses(Function header)
    {
        EquatableArray<int> writable = header.Parameters
            .Where(parameter => parameter.Local.Type is { IsArray: true, Shape: not Shape.ReadOnlySpan })
            .Select(parameter => parameter.Local.Id)
            .ToEquatableArray();
        return writable.Count == 0
            ? [ArrayUse.ReadOnly]
            : [ArrayUse.ReadOnly, new ArrayUse(writable, EquatableArray<int>.Empty), new ArrayUse(writable, writable)];
    }
}
