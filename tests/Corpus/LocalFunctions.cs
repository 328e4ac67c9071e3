using AutoDiffGen;

namespace Corpus;

/// <summary>Functions declared inside others: static, capturing, changing what they capture, calling themselves and each other.</summary>
public static partial class LocalFunctions
{
    [Case("2", Value = 20, Gradient = "20")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Static(double x)
    {
        return Square(x) + Square(2 * x);

        static double Square(double v) => v * v;
    }

    [Case("2, 3", Value = 60, Gradient = "60, 20")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Capturing(double x, double k)
    {
        double Weighted(double v) => k * v * v;

        return Weighted(x) + Weighted(2 * x);
    }

    [Case("2, 3", Value = 10, Gradient = "7, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Accumulating(double x, double y)
    {
        double acc = 0;
        void Add(double v)
        {
            acc += v * x;
        }

        Add(x);
        Add(y);
        return acc;
    }

    [Case("2, 3", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CallingItself(double x, int n)
    {
        double Power(int i) => i == 0 ? 1 : x * Power(i - 1);

        return Power(n);
    }

    [Case("2", Value = 24, Gradient = "28")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double StaticCallingItself(double x)
    {
        static double P(double v, int n) => n == 0 ? 1 : v * P(v, n - 1);

        return P(x, 3) + P(2 * x, 2);
    }

    [Case("2, 5", Value = 32, Gradient = "80")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CallingEachOther(double x, int n)
    {
        double Even(int i) => i == 0 ? 1 : x * Odd(i - 1);
        double Odd(int i) => i == 0 ? 1 : x * Even(i - 1);

        return Odd(n);
    }

    [Case("2, 3", Value = 45, Gradient = "21, 21")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(double x, double k)
    {
        double Outer(double v)
        {
            double factor = k * v;
            double Inner(double w) => factor * w + k;
            return Inner(v) + Inner(k);
        }

        return Outer(x) + k * 3;
    }

    [Case("[1, 2, 3], 2", Value = 28, Gradient = "[4, 8, 12], 14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OverAnArray(double[] a, double k)
    {
        double Cell(int i) => a[i] * a[i];
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += Cell(i);
        return sum * k;
    }

    [Case("2, 3", Value = 15, Gradient = "7.5, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SeesWhatChanges(double x, double k)
    {
        double Weighted(double v) => k * v;
        double before = Weighted(x);
        k += 1.5;
        return before + Weighted(x);
    }

    [Case("2, 3", Value = 13, Gradient = "4, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAStruct(double x, double y)
    {
        (double A, double B) pair = (x, y);
        void Square()
        {
            pair.A *= pair.A;
            pair.B *= pair.B;
        }

        Square();
        return pair.A + pair.B;
    }

    [Case("2", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WritingOut(double x)
    {
        void Split(double v, out double squared, ref double count)
        {
            squared = v * x;
            count += 1;
        }

        double calls = 0;
        Split(x, out double result, ref calls);
        return result;
    }
}
