using AutoDiffGen;

namespace Corpus;

/// <summary>Statements and expressions of control that the named cases leave out.</summary>
public static partial class ControlFlow
{
    [Case("2, 0", Value = 2, Gradient = "1")]
    [Case("2, 1", Value = 4, Gradient = "4")]
    [Case("2, 2", Value = 4, Gradient = "4")]
    [Case("2, 7", Value = 6, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SwitchStatement(double x, int kind)
    {
        double y = x;
        switch (kind)
        {
            case 0:
                break;
            case 1:
            case 2:
                y *= x;
                break;
            case > 5 when x > 0:
                y += 2 * x;
                break;
        }

        return y;
    }

    [Case("[1, -2, 2.5, 4]", Value = -0.5, Gradient = "[0.5, 2, 1, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ContinueAndBreakInForeach(double[] a)
    {
        double sum = 0;
        foreach (double x in a)
        {
            if (x > 3) break;
            if (x < 0)
            {
                sum += 2 * x;
                continue;
            }

            sum += x;
        }

        return sum * a[0];
    }

    [Case("3, true, false", Value = 9, Gradient = "6")]
    [Case("3, false, true", Value = 3, Gradient = "1")]
    [Case("3, false, false", Value = 0, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ElseIfChain(double x, bool square, bool linear)
    {
        if (square) return x * x;
        else if (linear) return x;
        else return 0;
    }

    [Case("1.1, 2, 3", Value = 1.771561, Gradient = "9.66306")]
    [Case("1.1, 0, 3", Value = 1, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NestedWhile(double x, int rows, int columns)
    {
        double product = 1;
        int i = 0;
        while (i < rows)
        {
            int j = 0;
            while (true)
            {
                if (j == columns) break;
                product *= x;
                j++;
            }

            i++;
        }

        return product;
    }

    [Case("2, 3", Value = 31, Gradient = "5, 14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PostfixAndPrefix(double x, double y)
    {
        double a = x++;
        double b = ++y;
        double c = y--;
        return a * x + b * c + y * y;
    }
}
