using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays of constants known by more than one name, and written under one of them.</summary>
public static partial class Aliases
{
    private static readonly double[] table = [1, 2];

    [Case("2", Value = 8, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Exchanged(double x)
    {
        double[] a = [1], b = [3];
        for (int i = 0; i < 3; i++)
        {
            a[0] += i;
            (a, b) = (b, a);
        }

        return x * a[0];
    }

    [Case("2, 1", Value = 16, Gradient = "8")]
    [Case("2, 0", Value = 4, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Chosen(double x, int n)
    {
        double[] a = [1, 2], b = [5, 6];
        double[] written = n > 0 ? a : b;
        double before = a[0];
        written[0] = 7;
        return x * (before + a[0]);
    }

    [Case("2, 3", Value = 12, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Field(double x, int n)
    {
        double[] t = table;
        double[] other = table;
        t[0] = n;
        return x * other[0] * t[1];
    }

    [Case("2", Value = 2, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ActiveExchanged(double x)
    {
        var a = new double[1];
        var b = new double[1];
        for (int i = 0; i < 3; i++)
        {
            a[0] += x;
            (a, b) = (b, a);
        }

        return a[0];
    }

    // What the loop runs over is the array that there was; what is read after it is another.
    [Refused("ADG0106")]
    [Case("[2, 3]", Value = 13, Gradient = "[4, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReplacedWhileWalked(double[] a)
    {
        double s = 0;
        foreach (double v in a)
        {
            a = new double[3];
            s += v * v;
        }

        return s + a[0];
    }
}
