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
        var header = new Lazy<Function>(() => Header(method));
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
        var header = new Lazy<Function>(() => Header(method));
        Derivatives[] renamed = [.. new[] { Derivatives.Gradient, Derivatives.Jvp, Derivatives.Hvp }.Where(d => (helpers & ~wanted & d) != 0 && Taken(method, header, d) is not null)];
        if (renamed.Length == 0) return null;
        int number = 2;
        while (renamed.Any(d => method.ContainingType.GetMembers(Numbered(d)).Length > 0)) number++;
        return new RenamedHelpers(renamed.Aggregate((first, second) => first | second), Text.Of(number));

        string Numbered(Derivatives derivative) => method.Name + derivative + Text.Of(number);
    }

    private static ISymbol? Taken(IMethodSymbol method, Lazy<Function> header, Derivatives derivative)
    {
        string name = method.Name + derivative;
        return method.ContainingType.Name == name
            ? method.ContainingType
            : method.ContainingType.GetMembers(name).FirstOrDefault(member => !SymbolIdentity.IsGenerated(member) && Clashes(member, method, header, derivative));
    }

    private static bool Clashes(ISymbol member, IMethodSymbol method, Lazy<Function> header, Derivatives derivative)
    {
        if (member is not IMethodSymbol other) return true;
        if (other.Arity != method.Arity || other.Parameters.Length < method.Parameters.Length) return false;
        if (other.IsGenericMethod) other = other.Construct([.. method.TypeParameters]);
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (!AreAlike(other.Parameters[i], method.Parameters[i])) return false;
        }

        return PossibleUses(header.Value).Any(use => AreAlike(other, method.Parameters.Length, AddedBy(DerivativeSignature.Of(header.Value, derivative, use))));
    }

    /// <summary>Whether the language cannot tell overloads apart by them.</summary>
    private static bool AreAlike(IParameterSymbol parameter, IParameterSymbol other) =>
        parameter.RefKind == RefKind.None == (other.RefKind == RefKind.None) &&
        SymbolEqualityComparer.Default.Equals(parameter.Type, other.Type);

    private static bool AreAlike(IMethodSymbol member, int start, Parameter[] added)
    {
        if (member.Parameters.Length != start + added.Length) return false;
        for (int i = 0; i < added.Length; i++)
        {
            IParameterSymbol parameter = member.Parameters[start + i];
            Parameter expected = added[i];
            bool isSamePassing = parameter.RefKind == RefKind.None == (expected.Mode == PassingMode.Value);
            if (!isSamePassing || TypeFacts.ToIr(parameter.Type).Name != expected.Local.Type.Name) return false;
        }

        return true;
    }

    /// <summary>The parameters after the method's own, structs whole.</summary>
    private static Parameter[] AddedBy(DerivativeSignature signature)
    {
        Function derivative = signature.With(Block.Empty);
        int own = StructBoundary.Declared(derivative with { Parameters = signature.Own }).Count();
        return [.. StructBoundary.Declared(derivative).Skip(own)];
    }

    /// <summary>The method without its body, of which signatures do not tell.</summary>
    private static Function Header(IMethodSymbol method)
    {
        var parameters = new List<Parameter>();
        int count = 0;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            parameters.AddRange(Parts(parameter.Name, parameter.Type, method, ref count).Select(p => new Parameter(p, ModeOf(parameter), !DeclarationCheck.IsActive(parameter))));
        }

        Local[] returned = [.. Parts("result", method.ReturnType, method, ref count).Where(static p => p.Member is not null)];
        parameters.AddRange(returned.Select(static p => new Parameter(p, PassingMode.Out, IsConstant: false)));
        return new Function("", method.Name, "", parameters.ToEquatableArray(), returned.Length > 0 ? IrType.Void : TypeFacts.ToIr(method.ReturnType), Block.Empty)
        {
            Returned = returned.FirstOrDefault()?.Member?.Whole,
            LocalCount = count,
        };
    }

    private static Local[] Parts(string name, ITypeSymbol type, IMethodSymbol method, ref int count)
    {
        int whole = count++;
        var local = new Local(name, whole, TypeFacts.ToIr(type));
        if (new StructLayouts().Of(type) is not { } layout || new StructAccess(method.ContainingType).ShapeOf(layout) is not { } shape) return [local];
        int first = count;
        count += layout.Count;
        return [.. layout.Parts.Select((p, i) => new Local(p.NameIn(name), first + i, TypeFacts.ToIr(p.Type)) { Member = new Member(local, i, shape) })];
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
