using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>A product: an exact constant, and factors in no order that may repeat. Constants that would round are factors too.</summary>
internal sealed class Monomial(double coefficient, ImmutableArray<Expr> factors)
{
    private const double LargestCoefficient = 1024;

    public double Coefficient => coefficient;

    public ImmutableArray<Expr> Factors => factors;

    public bool IsConstant => factors.IsEmpty;

    public static Monomial Of(Expr factor)
    {
        if (factor is not Number { Value: var value } number) return new(1, [factor]);
        return IsExact(value) ? new(value, []) : new(Math.Sign(value), [number with { Value = Math.Abs(value) }]);
    }

    public static Monomial operator *(Monomial left, Monomial right) => new(left.Coefficient * right.Coefficient, left.Factors.AddRange(right.Factors));

    public static Monomial operator -(Monomial monomial) => new(-monomial.Coefficient, monomial.Factors);

    public Monomial With(double newCoefficient) => new(newCoefficient, factors);

    /// <summary>What is left of the factors when those of the divisor are taken out; null when it has others.</summary>
    public Monomial? DividedBy(Monomial divisor)
    {
        if (divisor.Coefficient == 0 || divisor.Factors.Length > factors.Length) return null;
        ImmutableArray<Expr> rest = factors;
        foreach (Expr factor in divisor.Factors)
        {
            int index = rest.IndexOf(factor);
            if (index < 0) return null;
            rest = rest.RemoveAt(index);
        }

        return new(coefficient / divisor.Coefficient, rest);
    }

    /// <summary>The factors that both have.</summary>
    public Monomial CommonWith(Monomial other)
    {
        ImmutableArray<Expr> rest = other.Factors;
        var common = ImmutableArray.CreateBuilder<Expr>();
        foreach (Expr factor in factors)
        {
            int index = rest.IndexOf(factor);
            if (index < 0) continue;
            rest = rest.RemoveAt(index);
            common.Add(factor);
        }

        return new(1, common.ToImmutable());
    }

    public bool HasSameFactors(Monomial other) => factors.Length == other.Factors.Length && DividedBy(other) is not null;

    /// <summary>Whether products with it, and sums of such, are free of rounding.</summary>
    private static bool IsExact(double value) =>
        Math.Abs(value) <= LargestCoefficient && value != 0 && Math.Floor(value * LargestCoefficient) == value * LargestCoefficient && IsShort(value);

    /// <summary>A small integer times a power of two, as 3 and 0.5 are.</summary>
    private static bool IsShort(double value)
    {
        while (Math.Floor(value) != value) value *= 2;
        return Math.Abs(value) <= LargestCoefficient;
    }
}
