using static AutoDiffGen.Generator.Symbolic.FormulaAlgebra;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Prints formulas as a mathematician would write them: <c>−2(1 − x) − 400x(y − x²)</c>.</summary>
internal static class FormulaPrinter
{
    public static string Print(Formula formula) => formula switch
    {
        Constant constant => NumberText.Of(constant.Value),
        Symbol symbol => SymbolText.Of(symbol),
        Sum sum => Print(sum),
        Product product => FractionPrinter.Print(product.Coefficient, product.Factors),
        Power { Exponent: Constant { Value: < 0 } } power => FractionPrinter.Print(1, [power]),
        Power power => Print(power),
        FunctionValue value => Print(value, ""),
        _ => throw new ArgumentOutOfRangeException(nameof(formula)),
    };

    /// <summary>The formula as a factor of a product.</summary>
    public static string Factor(Formula formula) => formula is Sum ? $"({Print(formula)})" : Print(formula);

    private static string Print(Sum sum)
    {
        // 1 - x rather than -x + 1.
        Formula[] positive = [.. sum.Terms.Where(term => !IsNegative(term)).Take(IsNegative(sum.Terms[0]) ? 1 : 0)];
        Formula[] terms = [.. positive, .. sum.Terms.Where(term => !positive.Contains(term))];
        return Print(terms[0]) + string.Concat(terms.Skip(1).Select(term => IsNegative(term) ? $" − {Print(Negate(term))}" : $" + {Print(term)}"));
    }

    private static string Print(Power power)
    {
        if (power.Exponent is Constant { Value: 0.5 }) return "√" + Atom(power.Base);
        if (power.Exponent is Constant { Value: 1.0 / 3 }) return "∛" + Atom(power.Base);
        string exponent = power.Exponent is Constant constant ? NumberText.AsFraction(constant.Value) : Print(power.Exponent);
        string? raised = Superscript.Of(exponent);
        if (power.Base == Symbol.E) return raised is null ? $"exp({exponent})" : "e" + raised;
        if (raised is null) return Atom(power.Base) + (power.Exponent is Symbol or Constant && !exponent.Contains('/') ? "^" + exponent : $"^({exponent})");
        return power is { Base: FunctionValue { Name: not ("abs" or "floor" or "ceiling") } value, Exponent: Constant } ? Print(value, raised) : Atom(power.Base) + raised;
    }

    private static string Print(FunctionValue value, string power)
    {
        string arguments = string.Join(", ", value.Arguments.Select(Print));
        return value.Name switch
        {
            "abs" => $"|{arguments}|",
            "floor" => $"⌊{arguments}⌋",
            "ceiling" => $"⌈{arguments}⌉",
            _ => $"{value.Name}{power}({arguments})",
        };
    }

    /// <summary>The formula where an operator binds tightly.</summary>
    private static string Atom(Formula formula) => formula is Symbol or FunctionValue or Constant { Value: >= 0 } ? Print(formula) : $"({Print(formula)})";

    private static bool IsNegative(Formula term) => Split(term).Coefficient < 0;
}
