using static AutoDiffGen.Generator.Symbolic.FormulaAlgebra;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>The last touch: common factors are taken out of a sum where that makes it no longer, and a lone minus goes into it.</summary>
internal static class Factoring
{
    public static Formula Shorten(Formula formula)
    {
        if (formula is Product { Coefficient: -1, Factors.Length: 1 } product && product.Factors[0] is Sum negated) return Add([.. negated.Terms.Select(Negate)]);
        if (formula is not Sum sum) return formula;
        Formula[] common = [.. Bases(sum.Terms[0]).Where(factor => factor is not Constant).Select(factor => Shared(factor, sum)).OfType<Formula>()];
        if (common.Length == 0) return formula;
        Formula outside = Multiply(common);
        Formula factored = Multiply(outside, Add([.. sum.Terms.Select(term => Divide(term, outside))]));
        return FormulaPrinter.Print(factored).Length <= FormulaPrinter.Print(formula).Length ? factored : formula;
    }

    private static IEnumerable<Formula> Bases(Formula term) => FactorsOf(term).Select(BaseOf);

    private static Formula BaseOf(Formula factor) => factor is Power power ? power.Base : factor;

    /// <summary>The power of the base that all terms have.</summary>
    private static Formula? Shared(Formula @base, Sum sum)
    {
        Formula?[] exponents = [.. sum.Terms.Select(term => ExponentIn(term, @base))];
        if (exponents.Any(exponent => exponent is null)) return null;
        if (exponents.All(exponent => exponent!.Equals(exponents[0]))) return Raise(@base, exponents[0]!);
        return exponents.All(exponent => exponent is Constant { Value: > 0 }) ? Raise(@base, Number(exponents.Min(exponent => ((Constant)exponent!).Value))) : null;
    }

    private static Formula? ExponentIn(Formula term, Formula @base) =>
        FactorsOf(term).Where(factor => BaseOf(factor).Equals(@base)).Select(factor => factor is Power power ? power.Exponent : One).FirstOrDefault();
}
