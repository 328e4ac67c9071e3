using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays and objects that belong to one iteration, one branch or one call, and are gone when the adjoint runs.</summary>
public static partial class ArraysOfIterations
{
    private static readonly double[] Table = [0.5, 1.5, 2.5, 0.25, 1.25, 2.25];

    private static readonly string[] Words = ["a", "no", "hello", "no!"];

    [Case("1.3, 1.1", Value = 364244.6983403025, Gradient = "10927340.95020908, 8940551.6865347")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOnByADoLoop(double x, double y)
    {
        double v = y;
        int k = 0;
        do
        {
            Span<double> t = stackalloc double[3];
            t[0] = t[1] - x;
            t[2] = x * v;
            v = Power(v, t, 2);
        }
        while (++k < 3);
        return v;
    }

    private static double Power(double p, ReadOnlySpan<double> c, int depth) => depth <= 0 ? c[2] * c[0] : Power(p * c[0], c, depth - 1) * p;

    [Case("[0.7, 0.9, 1.1, 0.4, 0.6], new int[][] { [0, 1], [4, 2, 3], [], [1] }", Value = 4.547151300642965, Gradient = "[3.898144428415909, 7.553919028756636, 0.0799314932471464, 0.2198116064296526, 0.14654107095310176]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ProductsOfGroups(double[] w, int[][] groups)
    {
        double s = 1;
        for (int k = 0; k < groups.Length; k++)
        {
            int[] group = groups[k];
            double p = 1;
            for (int i = 0; i < group.Length; i++) p *= w[group[i]];
            s += p * s * Sum(p, new double[group.Length], 0);
        }

        return s;
    }

    private static double Sum(double x, double[] row, int i) => i == row.Length ? 1 : row[i] * x + x * Sum(x, row, i + 1);

    [Case("0.7", Value = 38.6799949726995, Gradient = "158.92540452016")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LettersOfWords(double x)
    {
        double s = 1;
        for (int k = 0; k < Words.Length; k++)
        {
            string word = Words[k];
            if (word.Length > 3)
            {
                s *= x * word.Length;
            }
            else if (word == "no")
            {
                s += x * s;
            }
            else
            {
                for (int j = 0; j < word.Length; j++) s += 0.01 * word[j] * x * s;
            }
        }

        return s;
    }

    [Case("[0.7, 0.9, 1.1, 1.4], 3", Value = 1.4348180000000004, Gradient = "[2.0497400000000003, 0, 5.21752, 1.0248700000000002]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double IndicesMadeByTheCallee(double[] w, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            int[] t = [i, i + 1];
            s *= Swapped(w, t, i);
            t[0] = 0;
        }

        return s;
    }

    private static double Swapped(double[] w, int[] k, int n) => n == 0 ? w[k[0]] : w[k[1]] * Swapped(w, new int[] { k[1], k[0] }, n - 1);

    [Case("0.7, 4", Value = 3.3209412614027993, Gradient = "19.084107225651994")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MadeInBranches(double x, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            if (x * i > 1)
            {
                var t = new double[2];
                t[0] = x;
                t[1] = s;
                s += Sum(x, t, 0);
            }
            else
            {
                var u = new double[3];
                u[1] = x * s;
                s *= Sum(x, u, 0);
            }
        }

        return s;
    }

    [Case("0.7", Value = 0.46624032, Gradient = "1.8699119999999998")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MadeByEachCall(double x) => Own(x, 3);

    private static double Own(double x, int n)
    {
        if (n == 0) return x;
        var t = new double[n];
        for (int i = 0; i < n; i++) t[i] = x * i + 0.3;
        return Products(t, n) * Own(x, n - 1);
    }

    private static double Products(double[] t, int n) => n == 0 ? 1 : t[n - 1] * Products(t, n - 1) + Own(t[0], n - 1);

    [Case("[0.5, 0.7, 0.4, 0.6]", Value = 183.58052848665676, Gradient = "[627.1065787862747, 1481.0321377967202, 4388.912329659492, 3684.5779032153537]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WrittenByTheCallee(double[] w)
    {
        double s = 0;
        for (int r = 0; r < 2; r++)
        {
            var b = new double[4];
            for (int i = 0; i < b.Length; i++) b[i] = w[i] * (r + 1);
            s += At(b, r == 0 ? new[] { 0, 2 } : new[] { 1, 3, 0 }, 0) * b[1];
        }

        return s;
    }

    private static double At(double[] a, int[] k, int n)
    {
        if (n == k.Length) return a[a.Length - 1];
        double s = 0;
        for (int i = 0; i < k.Length; i++)
        {
            a[k[i]] *= a[a.Length - 1 - i];
            s += a[k[i]];
        }

        return s * At(a, k, n + 1) + a[k[n]];
    }

    [Case("[0.7, 0.9, 1.1]", Value = 487.1480277117483, Gradient = "[1290.3239340909702, 985.590908545811, 810.5246202089617]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PartsOfATable(double[] w)
    {
        double s = 1;
        for (int r = 0; r < 3; r++)
        {
            ReadOnlySpan<double> row = Table.AsSpan(2 * r, 2);
            for (int i = 0; i < row.Length; i++) s *= 1 + row[i] * w[r] * Along(row, w[i], 0);
        }

        return s;
    }

    private static double Along(ReadOnlySpan<double> c, double x, int n) => n == c.Length ? x : c[n] * Along(c, x * c[n], n + 1);

    [Case("[0.7, 0.9, 1.1]", Value = 871299.5277085606, Gradient = "[0, 13743984.224549048, 3168329.652758402]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SometimesNone(double[] w)
    {
        double s = 1;
        for (int r = 0; r < 3; r++)
        {
            double[]? k = r == 1 ? null : new double[] { r, 2 };
            s += Optional(w[r] * s, k, 3);
        }

        return s;
    }

    private static double Optional(double x, double[]? k, int n) =>
        n == 0 ? x * (k == null ? 2 : k.Length)
        : k == null ? x * Optional(x, new double[] { 1.5, 2 }, n - 1)
        : k[0] * x * Optional(x * k[1], null, n - 1);

    [Case("0.7, 4", Value = 1.5849604371299997, Gradient = "16.4119728339")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AlternatingKinds(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            DayOfWeek day = i % 2 == 0 ? DayOfWeek.Monday : DayOfWeek.Friday;
            s *= OnDay(x, day, i);
        }

        return s;
    }

    private static double OnDay(double x, DayOfWeek day, int n) =>
        n == 0
            ? day == DayOfWeek.Monday ? x : x * x
            : x * OnDay(x, day == DayOfWeek.Monday ? DayOfWeek.Friday : DayOfWeek.Monday, n - 1) + x;
}
