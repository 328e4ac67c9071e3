using static AutoDiffGen.Generator.Symbolic.FormulaAlgebra;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Prints products: <c>2x·sin(x)/(1 + x²)</c>.</summary>
internal static class FractionPrinter
{
    public static string Print(double coefficient, IReadOnlyList<Formula> factors)
    {
        Formula[] below = [.. factors.Where(IsBelow).Select(factor => Raise(factor, Number(-1))).OrderBy(Rank)];
        (double numerator, double denominator) = NumberText.Fraction(Math.Abs(coefficient), hasDenominator: below.Length > 0);
        string[] above = [.. Constant(numerator), .. factors.Where(factor => !IsBelow(factor)).OrderBy(Rank).Select(FormulaPrinter.Factor)];
        string[] underneath = [.. Constant(denominator), .. below.Select(FormulaPrinter.Factor)];
        string sign = coefficient < 0 ? "−" : "";
        string top = above.Length == 0 ? "1" : Join(above);
        return underneath.Length switch
        {
            0 => sign + top,
            1 => $"{sign}{top}/{underneath[0]}",
            _ => $"{sign}{top}/({Join(underneath)})",
        };
    }

    private static bool IsBelow(Formula factor) => factor is Power { Exponent: Constant { Value: < 0 } };

    private static string[] Constant(double value) => value == 1 ? [] : [NumberText.Of(value)];

    /// <summary>Letters first, then functions, then what stands in parentheses.</summary>
    private static int Rank(Formula factor) => factor switch
    {
        Symbol symbol => symbol.Equals(Symbol.Pi) ? 0 : 1,
        Power { Base: Symbol } power when power.Base != Symbol.E => 1,
        FunctionValue => 2,
        Power power when power.Base == Symbol.E => 3,
        Sum or Power { Base: Sum, Exponent: Symbolic.Constant { Value: not 0.5 } } => 4,
        _ => 2,
    };

    private static string Join(string[] factors)
    {
        string text = factors[0];
        for (int i = 1; i < factors.Length; i++) text += (IsJuxtaposed(factors[i - 1], factors[i]) ? "" : "·") + factors[i];
        return text;
    }

    /// <summary>Whether two factors may stand side by side: 2x, xy, x(y - 1), (x + 1)(x - 1), but 2·rate and x·sin(x).</summary>
    private static bool IsJuxtaposed(string left, string right)
    {
        bool isNumber = left.All(c => char.IsDigit(c) || c == '.'), endsInParenthesis = left[left.Length - 1] == ')';
        if (right[0] == '(') return isNumber || SymbolText.IsLetter(left) || left[0] is '(' || left[0] is 'e' && !endsInParenthesis;
        return isNumber ? SymbolText.StartsWithLetter(right) || right[0] is '√' or '∛' : SymbolText.IsLetter(left) && SymbolText.IsLetter(right);
    }
}
