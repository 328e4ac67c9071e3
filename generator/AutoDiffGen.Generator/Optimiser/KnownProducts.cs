using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Variables that hold products, by their factors: what a product may be put together from.</summary>
internal sealed class KnownProducts
{
    private const int MostFactors = 10;

    private const int MostCandidates = 24;

    private readonly NumberMap<Monomial> monomials = new();
    private readonly Dictionary<Expr, List<Local>> byFactor = [];

    /// <summary>The variable as a product; of itself alone if it is none.</summary>
    public Monomial Of(Expr atom) => atom is Read read && monomials.TryGetValue(read.Local.Id, out Monomial? known) ? known : Monomial.Of(atom);

    public void Add(Local local, Expr value)
    {
        if (!value.Children().All(ExprTraversal.IsAtom)) return;
        Monomial? product = value switch
        {
            Binary { Operator: BinaryOperator.Multiply } binary => Of(binary.Left) * Of(binary.Right),
            Unary { Operator: UnaryOperator.Negate } minus => -Of(minus.Operand),
            _ => null,
        };
        if (product is null || product.Factors.Length is 0 or > MostFactors) return;
        monomials[local.Id] = product;
        foreach (Expr factor in product.Factors.Distinct())
        {
            if (!byFactor.TryGetValue(factor, out List<Local>? locals)) byFactor[factor] = locals = [];
            locals.Add(local);
        }
    }

    /// <summary>Forgets variables whose block ends.</summary>
    public void Remove(Local local)
    {
        if (!monomials.TryGetValue(local.Id, out Monomial? product)) return;
        monomials.Remove(local.Id);
        foreach (Expr factor in product.Factors.Distinct()) byFactor[factor].Remove(local);
    }

    /// <summary>The variable that stands for most factors of the product, two or more.</summary>
    public Local? LargestWithin(Monomial product, Func<Local, bool> mayUse)
    {
        Local? largest = null;
        int most = 1;
        foreach (Expr factor in product.Factors.Distinct())
        {
            if (!byFactor.TryGetValue(factor, out List<Local>? locals)) continue;
            for (int i = locals.Count - 1; i >= Math.Max(0, locals.Count - MostCandidates); i--)
            {
                Monomial candidate = monomials[locals[i].Id];
                if (candidate.Factors.Length <= most || product.DividedBy(candidate) is null || !mayUse(locals[i])) continue;
                most = candidate.Factors.Length;
                largest = locals[i];
            }
        }

        return largest;
    }
}
