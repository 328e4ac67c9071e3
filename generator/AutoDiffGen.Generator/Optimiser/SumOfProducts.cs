using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Writes a sum of products with few operations: factors that terms share are taken out, products that are known are used.</summary>
/// <remarks>
/// Where e⁻ˣ² is zero, x² may be infinite: (x · e⁻ˣ²) · x must not become e⁻ˣ² · x². Factors that may be zero come first, one
/// by one, and no product of values without limit is formed ahead of them.
/// </remarks>
/// <param name="products">The products that have been computed already.</param>
/// <param name="mayUse">Whether such a product will still be there.</param>
/// <param name="isDerivative">Whether a factor is a derivative.</param>
/// <param name="ranges">What is known of the factors.</param>
/// <param name="locals">Makes names for steps.</param>
/// <param name="type">The type of all numbers.</param>
internal sealed class SumOfProducts(KnownProducts products, Func<Local, bool> mayUse, Func<Expr, bool> isDerivative, Ranges ranges, LocalFactory locals, IrType type)
{
    /// <summary>Values that are used more than once, in order.</summary>
    public List<Define> Steps { get; } = [];

    /// <summary>Whether the way that was found might multiply zero by infinity.</summary>
    public bool IsRisky { get; private set; }

    public Expr Write(List<Monomial> terms)
    {
        if (terms.Count == 1) return Product(terms[0], null);
        Monomial common = terms.Skip(1).Aggregate(terms[0], (c, t) => c.CommonWith(t));
        double coefficient = Math.Abs(terms[0].Coefficient);
        if (terms.Any(t => Math.Abs(t.Coefficient) != coefficient)) coefficient = 1;
        if (terms.All(t => t.Coefficient < 0) && !terms.Any(t => t.DividedBy(common)!.Factors.Any(f => f is Select))) coefficient = -coefficient;
        common = common.With(coefficient);
        if (!common.IsConstant || coefficient != 1)
        {
            List<Monomial> rest = terms.ConvertAll(t => t.DividedBy(common)!);
            IsRisky |= common.Factors.Any(f => !isDerivative(f) && ranges.IsBounded(f) && f is Read) && rest.Any(t => !IsModest(t));
            return Product(common, Write(rest));
        }

        return Summands(terms).Aggregate((sum, summand) => sum + summand);
    }

    /// <summary>The terms, those gathered that share the most frequent factor.</summary>
    private IEnumerable<Expr> Summands(List<Monomial> terms)
    {
        if (MostFrequent(terms) is not { } factor)
        {
            foreach (Monomial term in terms) yield return Product(term, null);
            yield break;
        }

        List<Monomial> with = terms.FindAll(t => t.Factors.Contains(factor)), without = terms.FindAll(t => !t.Factors.Contains(factor));
        bool isFirst = with[0] == terms[0];
        if (isFirst) yield return Write(with);
        foreach (Expr summand in Summands(without)) yield return summand;
        if (!isFirst) yield return Write(with);
    }

    private Expr? MostFrequent(List<Monomial> terms) => terms
        .SelectMany(t => t.Factors.Distinct())
        .GroupBy(f => f)
        .Where(g => g.Count() > 1)
        .OrderByDescending(g => g.Count())
        .ThenByDescending(g => isDerivative(g.Key))
        .ThenByDescending(g => g.Key is Select)
        .ThenBy(g => g.Key is Number)
        .FirstOrDefault()?.Key;

    /// <param name="monomial">Factors.</param>
    /// <param name="sum">One more factor.</param>
    private Expr Product(Monomial monomial, Expr? sum)
    {
        List<Expr> covers = [];
        while (products.LargestWithin(monomial, known => mayUse(known) && IsModest(products.Of(new Read(known)))) is { } known)
        {
            var read = new Read(known);
            monomial = monomial.DividedBy(products.Of(read))!;
            covers.Add(read);
        }

        Expr[] factors = [.. monomial.Factors.Concat(covers).Where(f => f is not Select).OrderByDescending(isDerivative).ThenByDescending(f => f is Number).ThenByDescending(ranges.IsBounded)];
        double sign = Math.Sign(monomial.Coefficient);
        int constant = Array.FindIndex(factors, f => f is Number);
        if (sign < 0 && constant >= 0 && !monomial.Factors.Any(f => f is Select))
        {
            factors[constant] = -factors[constant];
            sign = 1;
        }

        IEnumerable<Expr> all = sum is null ? factors : factors.Append(sum);
        Expr? product = all.Aggregate((Expr?)null, (p, f) => p is null ? f : p * f);
        if (product is null && monomial.IsConstant) return Expr.Constant(monomial.Coefficient, type);
        foreach (Select choice in monomial.Factors.OfType<Select>())
        {
            Expr signed = sign < 0 ? Negated(choice) : choice;
            product = product is null ? signed : signed * Named(product);
            sign = 1;
        }

        return sign * Math.Abs(monomial.Coefficient) * product!;
    }

    /// <summary>Whether the product is at most a multiple of one of its factors, derivatives aside.</summary>
    private bool IsModest(Monomial product) => product.Factors.Count(f => !isDerivative(f) && !ranges.IsBounded(f)) <= 1;

    private static Expr Negated(Expr arm) => arm is Select choice
        ? new Select(choice.Condition, Negated(choice.WhenTrue), Negated(choice.WhenFalse))
        : Algebra.IsNumber(arm, 0) ? arm : -arm;

    private Expr Named(Expr value)
    {
        if (value.IsAtom()) return value;
        Local local = locals.Temporary(Hints.For(value), value.Type);
        Steps.Add(new Define(local, value));
        return new Read(local);
    }
}
