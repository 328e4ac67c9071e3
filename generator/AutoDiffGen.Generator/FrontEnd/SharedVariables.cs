using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds the variables that a call gets by reference more than once: <c>M(in x, ref x)</c>.</summary>
internal static class SharedVariables
{
    /// <summary>By parameter, the other one that stands for the same variable and may be written.</summary>
    public static ImmutableDictionary<ISymbol, IParameterSymbol> Of(CallSite site, FunctionScope scope)
    {
        var shared = ImmutableDictionary.CreateBuilder<ISymbol, IParameterSymbol>(SymbolEqualityComparer.Default);
        foreach (var (number, value) in site.Arguments)
        {
            IParameterSymbol parameter = site.Method.Parameters[number];
            if (parameter.RefKind is not (RefKind.Ref or RefKind.In or RefKind.RefReadOnlyParameter) || shared.ContainsKey(parameter)) continue;
            if (First(site, number, value, scope) is { } first && !SymbolEqualityComparer.Default.Equals(first, parameter)) shared.Add(parameter, first);
        }

        if (site.SameCell is var (one, two)) shared[site.Method.Parameters[two]] = site.Method.Parameters[one];
        return shared.ToImmutable();
    }

    /// <summary>The first <c>ref</c> parameter that gets the same variable.</summary>
    private static IParameterSymbol? First(CallSite site, int number, IOperation value, FunctionScope scope)
    {
        if (Variables(value, scope) is not { } own) return null;
        foreach (IParameterSymbol other in site.Method.Parameters)
        {
            if (other.RefKind != RefKind.Ref) continue;
            if (other.Ordinal == number) return other;
            IOperation? argument = site.Arguments.Where(a => a.Parameter == other.Ordinal).Select(static a => a.Value).FirstOrDefault();
            bool isSame = SymbolEqualityComparer.Default.Equals(other.Type, site.Method.Parameters[number].Type) && Variables(argument, scope) is { } variables && variables.SequenceEqual(own);
            if (isSame) return other;
        }

        return null;
    }

    /// <summary>The variables that are meant, if it is known which.</summary>
    private static int[]? Variables(IOperation? place, FunctionScope scope)
    {
        if (scope.FindStruct(place) is { } whole) return [.. whole.Parts.Select(static p => p.Id)];
        if (scope.FindPart(place) is { } part) return [part.Id];
        ISymbol? symbol = (place as ILocalReferenceOperation)?.Local ?? (ISymbol?)(place as IParameterReferenceOperation)?.Parameter;
        if (symbol is null) return null;
        Ir.Local? local = (scope.FindAlias(symbol) as VariableTarget)?.Local ?? scope.Find(symbol);
        return local is null ? null : [local.Id];
    }
}
