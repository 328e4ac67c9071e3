using AutoDiffGen;

namespace Corpus;

/// <summary>Structs whose fields are private.</summary>
public static partial class StructWithPrivateFields
{
    [Case("[1, 2], [3, 4]", Value = 130, Gradient = "[57, 99], [33, 39]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Product(Phasor a, Phasor b)
    {
        var c = a * b;
        return c.Square + c.Re + c.Im;
    }

    [Case("[1, 2], [0, 0]", Leaves = "[1, 2], [-3, 4]")]
    [Writes("square", NeverRead = ["square"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static void Squared(Phasor a, out Phasor square) => square = a * a;
}

/// <summary>A method that calls itself and gives a tuple.</summary>
public static partial class RecursionWithTuples
{
    [Case("2, 3", Value = 15, Gradient = "17")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double F(double x, int n)
    {
        var (power, sum) = Powers(x, n);
        return power + sum;
    }

    private static (double Power, double Sum) Powers(double x, int n)
    {
        if (n == 0) return (1, 0);
        var (power, sum) = Powers(x, n - 1);
        return (power * x, sum + power);
    }
}
