namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>
/// A number with derivatives along two directions and the mixed second one, v + aε₁ + bε₂ + cε₁ε₂, and for each derivative its
/// size: the sum, over all paths from the inputs, of the absolute products of the partial derivatives on the path.
/// </summary>
/// <remarks>
/// J. Fike, J. Alonso, "The development of hyper-dual numbers for exact second-derivative calculations", 2011.
/// A derivative that is exactly 0 stays 0 whatever it is multiplied with: the structural zero of the contract.
/// Forward, reverse or anything between: whoever sums those products in whatever order is off by at most γₙ times the size, n being
/// the number of operations on the longest path and γₙ = nu / (1 - nu) (N. Higham, "Accuracy and Stability of Numerical
/// Algorithms", 2002, chapter 3). What is off by more is wrong.
/// </remarks>
internal readonly record struct HyperDual(double V, Part A, Part B, Part C)
{
    public static implicit operator HyperDual(double value) => new(value, default, default, default);

    public static HyperDual operator -(HyperDual x) => new(-x.V, -x.A, -x.B, -x.C);

    public static HyperDual operator +(HyperDual x, HyperDual y) => new(x.V + y.V, x.A + y.A, x.B + y.B, x.C + y.C);

    public static HyperDual operator -(HyperDual x, HyperDual y) => new(x.V - y.V, x.A + -y.A, x.B + -y.B, x.C + -y.C);

    public static HyperDual operator *(HyperDual x, HyperDual y) => Chain(x.V * y.V, x, y, y.V, x.V, 0, 1, 0);

    public static HyperDual operator /(HyperDual x, HyperDual y)
    {
        double q = x.V / y.V, inverse = 1 / y.V;
        return Chain(q, x, y, inverse, -q * inverse, 0, -inverse * inverse, 2 * q * inverse * inverse);
    }

    /// <summary>A function of one number with its first and second derivative.</summary>
    public static HyperDual Chain(double value, HyperDual x, double d, double dd) => new(value, d * x.A, d * x.B, d * x.C + dd * (x.A * x.B));

    /// <summary>Whether it is so large that products with it may overflow.</summary>
    public bool IsHuge => !(Math.Abs(V) < 1e100);

    /// <summary>A function of two numbers with its first and second derivatives.</summary>
    public static HyperDual Chain(double value, HyperDual x, HyperDual y, double dx, double dy, double dxx, double dxy, double dyy) => new(
        value,
        dx * x.A + dy * y.A,
        dx * x.B + dy * y.B,
        dx * x.C + dy * y.C + dxx * (x.A * x.B) + dxy * (x.A * y.B + x.B * y.A) + dyy * (y.A * y.B));
}
