using AutoDiffGen;

namespace Corpus;

/// <summary>Sections of a switch that go on in others, and type tests that declare a variable.</summary>
public static partial class SwitchJumps
{
    [Case("3, 0", Value = 12, Gradient = "7")]
    [Case("3, 1", Value = 9, Gradient = "6")]
    [Case("3, 2", Value = 16, Gradient = "5")]
    [Case("3, 7", Value = 1, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Sections(double x, int k)
    {
        double result = 0;
        switch (k)
        {
            case 0:
                result += x;
                goto case 1;
            case 1:
                result += x * x;
                break;
            case 2:
                result = 5 * x;
                goto default;
            default:
                result += 1;
                break;
        }

        return result;
    }

    [Case("3, 2, 0", Value = 27, Gradient = "12, 9")]
    [Case("3, 6, 0", Value = 10, Gradient = "1, 1")]
    [Case("3, 2, 1", Value = 6, Gradient = "2, 3")]
    [Case("-3, 2, 1", Value = -19, Gradient = "27, 0")]
    [Case("3, 2, 2", Value = 1, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FromTheMiddle(double x, double y, int k)
    {
        double result = 0;
        switch (k)
        {
            case 0:
                result = x + y;
                if (y > 5)
                {
                    result += 1;
                    break;
                }

                result *= x;
                goto case 1;
            case 1:
                if (x < 0)
                {
                    result += x * x * x;
                    if (y < 3) goto default;
                }

                result += x * y;
                if (y > 3) goto default;
                if (k == 1) break;
                result += x * y;
                break;
            default:
                result += k == 1 ? 8 : 1;
                break;
        }

        return result;
    }

    [Case("2, 3", Value = 6, Gradient = "3")]
    [Case("2, 1", Value = 4, Gradient = "4")]
    [Case("2, \"abc\"", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TypeTests(double x, object what)
    {
        if (what is int n && n > 2) return x * n;
        if (what is not string text) return x * x;
        double power = 1;
        for (int i = 0; i < text.Length; i++) power *= x;
        return power;
    }

    [Case("[1, 2, 3], 2", Value = 4, Gradient = "[4, 2, 0]")]
    [Case("[1, 2, 3], 5", Value = 13, Gradient = "[4, 2, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Resized(double[] x, int n)
    {
        double[] y = x[..];
        System.Array.Resize(ref y, n);
        y[1] *= 2 * x[0];
        double sum = y[1];
        for (int i = 2; i < y.Length; i++) sum += y[i] * y[i];
        return sum;
    }
}
