using System.Collections.Immutable;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds signatures in which numbers of a generic type meet others, of which it is not known whether they are the same type.</summary>
internal static class MixedNumbers
{
    /// <summary>Why the derivatives cannot be declared, and what instead; null if they can.</summary>
    public static (string Why, string Instead)? Find(IMethodSymbol method, ImmutableArray<Derivatives> wanted)
    {
        ITypeSymbol[] types = [.. method.Parameters.Select(static p => p.Type), method.ReturnType];
        if (Mixed(types.Where(static t => !t.IsValueType || TypeFacts.SpanElement(t) is not null)) is { } cells)
        {
            return ($"takes arrays of '{cells.Generic.Name}' and of '{cells.Other.Name}', which may be one and the same memory where both are the same type", $"Give all arrays elements of type '{cells.Generic.Name}'");
        }

        bool isFlat = wanted.Any(static d => d is Derivatives.Jacobian or Derivatives.Hessian);
        IEnumerable<ITypeSymbol> active = method.Parameters.Where(DeclarationCheck.IsActive).Select(static p => p.Type).Append(method.ReturnType);
        return isFlat && Mixed(active) is { } numbers
            ? ($"is to have a flat derivative, whose numbers would be of type '{numbers.Generic.Name}' or of type '{numbers.Other.Name}'", $"Give all active parameters and the result numbers of type '{numbers.Generic.Name}'")
            : null;
    }

    /// <summary>A type parameter, and another type of numbers; null where all numbers are of one type.</summary>
    private static (ITypeSymbol Generic, ITypeSymbol Other)? Mixed(IEnumerable<ITypeSymbol> types)
    {
        ITypeSymbol[] numbers = [.. types.SelectMany(SignatureCheck.Parts).Where(TypeFacts.IsFloating).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)];
        ITypeSymbol? generic = numbers.FirstOrDefault(static n => n is ITypeParameterSymbol), other = numbers.FirstOrDefault(n => !ReferenceEquals(n, generic));
        return generic is not null && other is not null ? (generic, other) : null;
    }
}
