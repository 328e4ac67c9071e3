using System.Collections.Immutable;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Makes formulas in simplified form: like terms and equal bases collected, constants folded.</summary>
internal static class FormulaAlgebra
{
    public static Formula Zero { get; } = new Constant(0);

    public static Formula One { get; } = new Constant(1);

    public static Formula Number(double value) => new Constant(value);

    public static Formula Negate(Formula operand) => Multiply(Number(-1), operand);

    public static Formula Subtract(Formula left, Formula right) => Add(left, Negate(right));

    public static Formula Divide(Formula left, Formula right) => Multiply(left, Raise(right, Number(-1)));

    public static Formula Square(Formula operand) => Raise(operand, Number(2));

    public static Formula Add(params Formula[] terms)
    {
        var rests = new List<Formula>();
        var coefficients = new Dictionary<Formula, double>();
        foreach (Formula term in terms)
        {
            (double coefficient, Formula rest) = Split(term);
            if (!coefficients.TryGetValue(rest, out double sum)) rests.Add(rest);
            coefficients[rest] = sum + coefficient;
        }

        rests.RemoveAll(rest => coefficients[rest] == 0);
        // A sum within the sum has stayed together until here, so that it could meet its like.
        if (rests.Any(IsLoose)) return Add([.. rests.SelectMany(rest => IsLoose(rest) ? ((Sum)rest).Terms.Select(t => Scale(coefficients[rest], t)) : [Scale(coefficients[rest], rest)])]);

        Formula[] collected = [.. rests.Select(rest => Scale(coefficients[rest], rest))];
        return collected.Length switch
        {
            0 => Zero,
            1 => collected[0],
            _ => new Sum([.. collected]),
        };

        bool IsLoose(Formula rest) => rest is Sum && Math.Abs(coefficients[rest]) == 1 && rests.Count > 1;
    }

    public static Formula Multiply(params Formula[] operands)
    {
        double coefficient = 1;
        var bases = new List<Formula>();
        var exponents = new Dictionary<Formula, Formula>();
        foreach (Formula factor in operands.SelectMany(FactorsOf))
        {
            if (factor is Constant constant)
            {
                coefficient *= constant.Value;
                continue;
            }

            (Formula @base, Formula exponent) = factor is Power power ? (power.Base, power.Exponent) : (factor, One);
            if (!exponents.TryGetValue(@base, out Formula? sum)) bases.Add(@base);
            exponents[@base] = sum is null ? exponent : Add(sum, exponent);
        }

        if (coefficient == 0) return Zero;
        Formula[] factors = [.. bases.Select(@base => Raise(@base, exponents[@base]))];
        if (factors.Any(factor => factor is Constant or Product)) return Multiply([Number(coefficient), .. factors]);
        return DifferenceOfSquares(factors) is { } fewer ? Multiply([Number(coefficient), .. fewer]) : Assemble(coefficient, [.. factors]);
    }

    public static Formula Raise(Formula @base, Formula exponent)
    {
        if (exponent is not Constant { Value: var n }) return @base.Equals(One) ? One : new Power(@base, exponent);
        bool isInteger = n == Math.Floor(n);
        return (@base, n) switch
        {
            (_, 0) => One,
            (_, 1) => @base,
            (Constant { Value: var value }, _) when value == 1 || isInteger && (value != 0 || n > 0) => Number(Math.Pow(value, n)),
            (Power power, _) when isInteger || power.Base == Symbol.E => Raise(power.Base, Multiply(power.Exponent, exponent)),
            (Product product, _) when isInteger =>
                Multiply([Number(Math.Pow(product.Coefficient, n)), .. product.Factors.Select(factor => Raise(factor, exponent))]),
            _ => new Power(@base, exponent),
        };
    }

    public static Formula Exp(Formula exponent) => Raise(Symbol.E, exponent);

    public static Formula Ln(Formula operand) => operand switch
    {
        Power power when power.Base == Symbol.E => power.Exponent,
        Constant { Value: 1 } => Zero,
        _ => Function("ln", operand),
    };

    public static Formula Function(string name, params Formula[] arguments) => new FunctionValue(name, [.. arguments]);

    /// <summary>A term as its numeric coefficient and what it multiplies.</summary>
    public static (double Coefficient, Formula Factor) Split(Formula term) => term switch
    {
        Constant constant => (constant.Value, One),
        Product product => (product.Coefficient, Assemble(1, product.Factors)),
        _ => (1, term),
    };

    public static IEnumerable<Formula> FactorsOf(Formula formula) => formula is Product product ? [Number(product.Coefficient), .. product.Factors] : [formula];

    private static Formula Scale(double coefficient, Formula rest) => rest is Constant constant
        ? Number(coefficient * constant.Value)
        : rest is Product product ? Assemble(coefficient * product.Coefficient, product.Factors) : Assemble(coefficient, [rest]);

    private static Formula Assemble(double coefficient, ImmutableArray<Formula> factors) => factors.Length switch
    {
        0 => Number(coefficient),
        1 when coefficient == 1 => factors[0],
        _ => coefficient == 0 ? Zero : new Product(coefficient, factors),
    };

    /// <summary>1 - t² for (1 - t)(1 + t), under the same exponent.</summary>
    private static Formula[]? DifferenceOfSquares(Formula[] factors)
    {
        for (int i = 0; i < factors.Length; i++)
        {
            for (int j = i + 1; j < factors.Length; j++)
            {
                (Formula first, Formula exponent) = factors[i] is Power p ? (p.Base, p.Exponent) : (factors[i], One);
                (Formula second, Formula otherExponent) = factors[j] is Power q ? (q.Base, q.Exponent) : (factors[j], One);
                if (first is not Sum || second is not Sum || !exponent.Equals(otherExponent) || Add(first, second) is not Constant { Value: 2 }) continue;
                Formula t = Multiply(Number(0.5), Subtract(first, second) is Sum ? Zero : Subtract(first, second));
                if (t.Equals(Zero)) continue;
                return [.. factors.Where((_, k) => k != i && k != j), Raise(Subtract(One, Square(t)), exponent)];
            }
        }

        return null;
    }
}
