using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The text of a rule for a method, all but what it computes.</summary>
internal static class RuleSkeleton
{
    /// <summary><c>static void ErfVjp(double x, double dErf, ref double dX)</c>.</summary>
    public static string SignatureOf(IMethodSymbol method, RuleKindOf kind)
    {
        IEnumerable<string> parameters = Arguments(method).Select(a => $"{SymbolText.Display(a.Type)} {a.Name}");
        string result = SymbolText.Display(method.ReturnType);
        if (kind == RuleKindOf.Augmented) return $"static {result} {method.Name}Augmented({Join(parameters.Append("out S saved"))})";
        bool isForward = kind == RuleKindOf.Jvp;
        bool givesNumber = TypeFacts.IsFloating(method.ReturnType);
        var active = Arguments(method).Where(a => TypeFacts.IsFloating(a.Type) || ActiveType.IsRealArray(a.Type)).ToList();
        string cotangent = LocalFactory.DerivativeName(method.Name);
        if (active.Any(a => LocalFactory.DerivativeName(a.Name) == cotangent)) cotangent = "dResult";
        if (givesNumber && !isForward) parameters = parameters.Append($"{result} {cotangent}");
        parameters = parameters.Concat(active.Select(a => Derivative(a.Type, a.Name, isForward)));
        if (givesNumber && isForward) parameters = parameters.Append($"out {result} {cotangent}");
        return $"static void {method.Name}{(isForward ? "Jvp" : "Vjp")}({Join(parameters)})";
    }

    private static string Join(IEnumerable<string> parameters) => string.Join(", ", parameters);

    private static IEnumerable<(ITypeSymbol Type, string Name)> Arguments(IMethodSymbol method)
    {
        IEnumerable<(ITypeSymbol, string)> parameters = method.Parameters.Select(p => (p.Type, SymbolText.Identifier(p.Name)));
        return method.IsStatic ? parameters : parameters.Prepend((method.ContainingType, "instance"));
    }

    private static string Derivative(ITypeSymbol type, string name, bool isForward)
    {
        string derivative = LocalFactory.DerivativeName(name);
        if (TypeFacts.IsFloating(type)) return $"{(isForward ? "" : "ref ")}{SymbolText.Display(type)} {derivative}";
        if (type is IArrayTypeSymbol { Rank: 2 }) return $"{SymbolText.Display(type)} {derivative}";
        string element = SymbolText.Display((type as IArrayTypeSymbol)?.ElementType ?? TypeFacts.SpanElement(type)!);
        bool isWritten = !ActiveType.IsReadOnlySpan(type) && type is not IArrayTypeSymbol;
        return isForward && !isWritten ? $"ReadOnlySpan<{element}> {derivative}" : $"Span<{element}> {derivative}";
    }
}
