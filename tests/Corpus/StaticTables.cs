using AutoDiffGen;

namespace Corpus;

/// <summary>Tables of constants: static readonly, const, static fields that may change, of another type, private.</summary>
public static partial class StaticTables
{
    private const double Scale = 2.0;
    private static readonly double[] s_coefficients = { 1, -2, 3 };
    private static readonly int[] s_order = [2, 0, 1];
    internal static double Offset = 0.5;

    [Case("2", Value = 18.5, Gradient = "20")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Polynomial(double x)
    {
        double result = 0;
        for (int i = s_coefficients.Length - 1; i >= 0; i--) result = result * x + s_coefficients[i];
        return Scale * result + Offset;
    }

    [Case("[1, 2, 3]", Value = 11, Gradient = "[2, 3, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Permuted(double[] a)
    {
        double sum = 0;
        for (int i = 0; i < s_order.Length; i++) sum += a[s_order[i]] * (i + 1);
        return sum + StaticTablesOther.Zero * a[0];
    }
}

/// <summary>A table of another type.</summary>
internal static class StaticTablesOther
{
    public static readonly double Zero = 0;
}
