namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>A number with derivatives along two directions and the mixed second one: v + aε₁ + bε₂ + cε₁ε₂.</summary>
/// <remarks>
/// J. Fike, J. Alonso, "The development of hyper-dual numbers for exact second-derivative calculations", 2011.
/// A derivative that is exactly 0 stays 0 whatever it is multiplied with: the structural zero of the contract.
/// </remarks>
internal readonly record struct HyperDual(double V, double A, double B, double C)
{
    public static implicit operator HyperDual(double value) => new(value, 0, 0, 0);

    public static HyperDual operator -(HyperDual x) => new(-x.V, -x.A, -x.B, -x.C);

    public static HyperDual operator +(HyperDual x, HyperDual y) => new(x.V + y.V, x.A + y.A, x.B + y.B, x.C + y.C);

    public static HyperDual operator -(HyperDual x, HyperDual y) => new(x.V - y.V, x.A - y.A, x.B - y.B, x.C - y.C);

    public static HyperDual operator *(HyperDual x, HyperDual y) => Chain(x.V * y.V, x, y, y.V, x.V, 0, 1, 0);

    public static HyperDual operator /(HyperDual x, HyperDual y)
    {
        double q = x.V / y.V, inverse = 1 / y.V;
        return Chain(q, x, y, inverse, -q * inverse, 0, -inverse * inverse, 2 * q * inverse * inverse);
    }

    /// <summary>A function of one number with its first and second derivative.</summary>
    public static HyperDual Chain(double value, HyperDual x, double d, double dd) =>
        new(value, Times(d, x.A), Times(d, x.B), Times(d, x.C) + Times(dd, x.A * x.B));

    /// <summary>Whether it is so large that products with it may overflow.</summary>
    public bool IsHuge => !(Math.Abs(V) < 1e100);

    /// <summary>A function of two numbers with its first and second derivatives.</summary>
    public static HyperDual Chain(double value, HyperDual x, HyperDual y, double dx, double dy, double dxx, double dxy, double dyy) => new(
        value,
        Times(dx, x.A) + Times(dy, y.A),
        Times(dx, x.B) + Times(dy, y.B),
        Times(dx, x.C) + Times(dy, y.C) + Times(dxx, x.A * x.B) + Times(dxy, x.A * y.B + x.B * y.A) + Times(dyy, y.A * y.B));

    private static double Times(double partial, double derivative) => derivative == 0 ? 0 : partial * derivative;
}
