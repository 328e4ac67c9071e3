using AutoDiffGen;

namespace Corpus;

/// <summary>The banana valley: of two variables, and along a vector.</summary>
public static partial class Rosenbrock
{
    [Case("1, 2", Value = 100, Gradient = "-400, 200")]
    [Case("1, 1", Value = 0, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfTwo(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

    [Case("[1, 2, 3]", Value = 201, Gradient = "[-400, 1002, -200]")]
    [Case("[1]", Value = 0, Gradient = "[0]")]
    [Case("[]", Value = 0, Gradient = "[]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfMany(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = 1 - x[i];
            double b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * b * b;
        }

        return sum;
    }
}
