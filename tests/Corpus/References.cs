using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>References to one of several places, references that move, methods that return them, and variables with two names.</summary>
public static partial class References
{
    /// <summary>The place is chosen without a name.</summary>
    [Case("2, 3", Value = 20, Gradient = "1, 6")]
    [Case("3, 2", Value = 13, Gradient = "3, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Chosen(double x, double y)
    {
        (x > y ? ref x : ref y) *= 3;
        return x + 2 * y;
    }

    /// <summary>A variable, or a cell whose index is looked at only then.</summary>
    [Case("2, [3, 5], 0", Value = 7, Gradient = "4, [1, 0]")]
    [Case("-2, [3, 5], 0", Value = 7, Gradient = "1, [6, 0]")]
    [Case("2, [3, 5], -1", Value = 7, Gradient = "4, [1, 0]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double VariableOrCell(double x, double[] a, int i)
    {
        Square(ref (x > 0 ? ref x : ref a[i]));
        return x + a[0];
    }

    /// <summary>2v - 1 in the place of one of three.</summary>
    [Case("2, 3, 4, 0", Value = 36, Gradient = "24, 12, 9")]
    [Case("2, 3, 4, 1", Value = 40, Gradient = "20, 16, 10")]
    [Case("2, 3, 4, 2", Value = 42, Gradient = "21, 14, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OneOfThree(double x, double y, double z, int which)
    {
        ref double r = ref (which == 0 ? ref x : ref (which == 1 ? ref y : ref z));
        double before = r++;
        r += before - 2;
        double nothing = ++r - r--;
        return x * y * z + nothing;
    }

    /// <summary>The cell that a reference is to is found in a loop.</summary>
    [Case("[1, 3, 2]", Value = 12, Gradient = "[1, 6, 1]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Largest(double[] a)
    {
        ref double best = ref a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > best)
                best = ref a[i];
        }

        best *= best;
        double s = 0;
        foreach (double v in a) s += v;
        return s;
    }

    /// <summary>8x (4y + 48x) (2z + 24x).</summary>
    [Case("1.5, 2, 0.5, 5", Value = 35520, Gradient = "68032, 1776, 1920")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Moving(double x, double y, double z, int n)
    {
        ref double r = ref x;
        for (int i = 0; i < n; i++)
        {
            r *= 2;
            if (i == 1) r = ref y;
            else if (i > 2) r = ref z;
            r += x;
        }

        return x * y * z;
    }

    /// <summary>A second name stays where it is when the first moves on: (3x) (5y).</summary>
    [Case("2, 7", Value = 210, Gradient = "105, 30")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SecondName(double x, double y)
    {
        ref double r = ref x;
        ref double same = ref r;
        r = ref y;
        r *= 5;
        same *= 3;
        return x * y;
    }

    /// <summary>The cell stays the one that it was when the index has moved on.</summary>
    [Case("[2, 3, 4]", Value = 72, Gradient = "[84, 24, 12]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellBehindAnIndex(double[] a)
    {
        int i = 0;
        ref double r = ref a[i];
        i = 1;
        ref double q = ref a[i];
        q *= r;
        q = ref a[i + 1];
        i = 0;
        q += r;
        return a[0] * a[1] * a[2];
    }

    private static void Square(ref double x) => x *= x;

    private static ref double Larger(ref double x, ref double y)
    {
        if (double.IsNaN(x)) throw new ArgumentException("x is not a number.");
        return ref (x > y ? ref x : ref y);
    }

    /// <summary>x (3y + 1)² for the larger y.</summary>
    [Case("2, 3", Value = 200, Gradient = "100, 120")]
    [Case("3, 2", Value = 200, Gradient = "120, 100")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReturnedVariable(double x, double y)
    {
        Larger(ref x, ref y) *= 3;
        ref double r = ref Larger(ref x, ref y);
        r += 1;
        Square(ref Larger(ref x, ref y));
        return x * y;
    }

    private static ref double Checked(double[] a, int i)
    {
        if ((uint)i >= (uint)a.Length) throw new IndexOutOfRangeException();
        return ref a[i];
    }

    /// <summary>2ab², the arguments evaluated once and in order.</summary>
    [Case("[2, 3]", Value = 36, Gradient = "[18, 24]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReturnedCell(double[] a)
    {
        int i = 0;
        Checked(a, i++) *= Checked(a, i);
        Checked(a, i) = 2 * a[i];
        return a[0] * a[1];
    }

    private static ref double Last(this Span<double> a) => ref a[^1];

    [Case("[2, 3]", Value = 12, Gradient = "[12, 4]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReturnedByAnExtension(Span<double> a)
    {
        a.Last() *= a[0];
        return a[0] * a[1];
    }

    [Case("[2, 3]", Value = 25, Gradient = "[10, 10]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReturnedByALocalFunction(double[] a)
    {
        ref double At(int i) => ref a[i];
        At(0) += At(1);
        return At(0) * At(0);
    }

    private static void Multiply(ref double x, ref double y)
    {
        x *= 3;
        x *= y;
    }

    /// <summary>(3x)², as both are the same variable.</summary>
    [Case("2", Value = 36, Gradient = "36")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TwoNames(double x)
    {
        Multiply(ref x, ref x);
        return x;
    }

    private static double After(in double before, ref double x)
    {
        x *= 2;
        return before * x;
    }

    /// <summary>By reference without the word: 4x². A value that is computed is a copy: 2x².</summary>
    [Case("3", Value = 54, Gradient = "36")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InWithoutTheWord(double x)
    {
        double y = x;
        return After(x, ref x) + After(+y * 1, ref y);
    }

    private struct Pair
    {
        public double X, Y;
    }

    private static double After(in Pair before, ref Pair p)
    {
        p.X *= 2;
        return before.X * p.Y;
    }

    [Case("3, 4", Value = 24, Gradient = "8, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InOfAStruct(double x, double y)
    {
        var p = new Pair { X = x, Y = y };
        return After(in p, ref p);
    }

    [Case("3, 4, true", Value = 36, Gradient = "24, 9")]
    [Case("3, 4, false", Value = 48, Gradient = "16, 24")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FieldOfAStruct(double x, double y, bool first)
    {
        var p = new Pair { X = x, Y = y };
        ref double r = ref (first ? ref p.X : ref p.Y);
        r *= r;
        return p.X * p.Y;
    }

    private static double Between(in double first, double[] a) => first * a[1];

    [Case("[2, 3]", Value = 6, Gradient = "[3, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellBesideItsArray(double[] a) => Between(in a[0], a);

    private static double Change(in double first, double[] a)
    {
        a[0] *= 3;
        return first * a[0];
    }

    [Case("[2, 3]", Value = 36, Gradient = "[36, 0]")]
    [Writes("a")]
    [Refused("ADG0108")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellBesideItsWrittenArray(double[] a) => Change(in a[0], a);
}
