using System.Collections.Immutable;
using System.Globalization;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>A formula of real numbers as mathematics sees it, for documentation: <c>x + y</c> and <c>y + x</c> are the same.</summary>
/// <param name="key">A text that only equal formulas share.</param>
internal abstract class Formula(string key) : IEquatable<Formula>
{
    public string Key { get; } = key;

    public bool Equals(Formula? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as Formula);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    protected static string Unordered(IEnumerable<Formula> parts) => string.Join(" ", parts.Select(part => part.Key).OrderBy(k => k, StringComparer.Ordinal));
}

internal sealed class Constant(double value) : Formula(value.ToString("R", CultureInfo.InvariantCulture))
{
    public double Value { get; } = value;
}

/// <summary>A variable, or a constant that has a name.</summary>
internal sealed class Symbol(string name) : Formula(name)
{
    /// <summary>Euler's number; it is called so because a variable may be called e.</summary>
    public static Symbol E { get; } = new("ℯ");

    public static Symbol Pi { get; } = new("π");

    public string Name { get; } = name;
}

/// <summary>Two terms or more, in the order they were written; none is a sum, at most one a constant.</summary>
internal sealed class Sum(ImmutableArray<Formula> terms) : Formula($"(+ {Unordered(terms)})")
{
    public ImmutableArray<Formula> Terms { get; } = terms;
}

/// <summary>A constant times other factors, which are neither constants nor products and have different bases.</summary>
internal sealed class Product(double coefficient, ImmutableArray<Formula> factors)
    : Formula($"(* {coefficient.ToString("R", CultureInfo.InvariantCulture)} {Unordered(factors)})")
{
    public double Coefficient { get; } = coefficient;

    public ImmutableArray<Formula> Factors { get; } = factors;
}

/// <summary>A base and an exponent other than 0 and 1. Fractions, roots and the exponential function are powers.</summary>
internal sealed class Power(Formula @base, Formula exponent) : Formula($"(^ {@base.Key} {exponent.Key})")
{
    public Formula Base { get; } = @base;

    public Formula Exponent { get; } = exponent;
}

/// <summary>The value of a function that has a name: <c>sin(x)</c>.</summary>
internal sealed class FunctionValue(string name, ImmutableArray<Formula> arguments) : Formula($"({name} {string.Join(" ", arguments.Select(a => a.Key))})")
{
    public string Name { get; } = name;

    public ImmutableArray<Formula> Arguments { get; } = arguments;
}
