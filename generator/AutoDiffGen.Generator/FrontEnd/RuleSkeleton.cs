using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The text of a rule for a method, all but what it computes.</summary>
internal static class RuleSkeleton
{
    /// <summary><c>static void ErfVjp(double x, double dErf, ref double dX)</c>.</summary>
    public static string SignatureOf(IMethodSymbol method, RuleKindOf kind) => SignatureOf(method, kind, SymbolText.Display, "");

    /// <param name="method">The method that the rule is for.</param>
    /// <param name="kind">What the rule computes.</param>
    /// <param name="display">How a type is named where the rule will stand.</param>
    /// <param name="system">What stands before the names of spans there: <c>System.</c>, or nothing.</param>
    public static string SignatureOf(IMethodSymbol method, RuleKindOf kind, Func<ITypeSymbol, string> display, string system)
    {
        IEnumerable<string> parameters = Arguments(method).Select(a => $"{display(a.Type)} {a.Name}");
        string result = display(method.ReturnType);
        if (kind == RuleKindOf.Augmented) return $"static {result} {method.Name}Augmented({Join(parameters.Append("out S saved"))})";
        bool isForward = kind == RuleKindOf.Jvp;
        bool givesNumber = TypeFacts.IsFloating(method.ReturnType);
        var active = Arguments(method).Where(a => TypeFacts.IsFloating(a.Type) || ActiveType.IsRealArray(a.Type)).ToList();
        string cotangent = LocalFactory.DerivativeName(method.Name);
        if (active.Any(a => LocalFactory.DerivativeName(a.Name) == cotangent)) cotangent = "dResult";
        if (givesNumber && !isForward) parameters = parameters.Append($"{result} {cotangent}");
        parameters = parameters.Concat(active.Select(a => Derivative(a.Type, a.Name, isForward, display, system)));
        if (givesNumber && isForward) parameters = parameters.Append($"out {result} {cotangent}");
        return $"static void {method.Name}{(isForward ? "Jvp" : "Vjp")}({Join(parameters)})";
    }

    private static string Join(IEnumerable<string> parameters) => string.Join(", ", parameters);

    private static IEnumerable<(ITypeSymbol Type, string Name)> Arguments(IMethodSymbol method)
    {
        IEnumerable<(ITypeSymbol, string)> parameters = method.Parameters.Select(p => (p.Type, SymbolText.Identifier(p.Name)));
        return method.IsStatic ? parameters : parameters.Prepend((method.ContainingType, "instance"));
    }

    private static string Derivative(ITypeSymbol type, string name, bool isForward, Func<ITypeSymbol, string> display, string system)
    {
        string derivative = LocalFactory.DerivativeName(name);
        if (TypeFacts.IsFloating(type)) return $"{(isForward ? "" : "ref ")}{display(type)} {derivative}";
        if (type is IArrayTypeSymbol { Rank: 2 }) return $"{display(type)} {derivative}";
        string element = display((type as IArrayTypeSymbol)?.ElementType ?? TypeFacts.SpanElement(type)!);
        bool isWritten = !ActiveType.IsReadOnlySpan(type) && type is not IArrayTypeSymbol;
        return isForward && !isWritten ? $"{system}ReadOnlySpan<{element}> {derivative}" : $"{system}Span<{element}> {derivative}";
    }
}
