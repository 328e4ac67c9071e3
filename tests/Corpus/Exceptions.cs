using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Exceptions that are caught around code that carries derivatives: the derivative follows the path that was taken.</summary>
public static partial class Exceptions
{
    /// <summary>Says how far off it is.</summary>
    private sealed class OffException(string message, int by) : ArithmeticException(message)
    {
        public int By { get; } = by;
    }

    private static double Root(double x)
    {
        if (x < -4) throw new OffException("far off", 2);
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x), "negative");
        return Math.Sqrt(x);
    }

    private static double Twice(double x) => Root(x) + Root(x + 5);

    [Case("4", Value = 5, Gradient = "0.4166666666666667")]
    [Case("-1", Value = -2, Gradient = "1")]
    [Case("-6", Value = 38, Gradient = "-12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TwoHandlers(double x)
    {
        double y = x * x;
        try
        {
            y = Twice(x);
        }
        catch (ArgumentException)
        {
            y -= x * x;
            y += x - 1;
        }
        catch (OffException e) when (e.By > 1)
        {
            y += e.By;
        }

        return y;
    }

    /// <summary>The inner handler throws on, or throws something else; what was assigned until then is seen outside.</summary>
    [Case("4", Value = 20, Gradient = "9.25")]
    [Case("-1", Value = -2, Gradient = "2")]
    [Case("-5", Value = 75, Gradient = "-30")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(double x)
    {
        double y = x;
        try
        {
            y *= x;
            try
            {
                y += Root(x) + x - 2;
            }
            catch (OffException)
            {
                y *= 3;
                throw;
            }
            catch (ArgumentException e)
            {
                y -= 1;
                throw new InvalidOperationException("inner", e);
            }
        }
        catch (InvalidOperationException e) when (e.InnerException is not null)
        {
            return 2 * x;
        }
        catch (Exception)
        {
            return y;
        }

        return y;
    }

    /// <summary>Steps of a loop that fail are left out, or end it.</summary>
    [Case("[1, 4, -1, 9, -7, 16]", Value = 44, Gradient = "[1.5, 3, -5, 4.5, 0, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double[] a)
    {
        double s = 0;
        foreach (double v in a)
        {
            try
            {
                s += Root(v) * v;
            }
            catch (ArgumentOutOfRangeException)
            {
                s -= 5 * v;
                continue;
            }
            catch (OffException)
            {
                break;
            }

            s += 1;
        }

        return s;
    }

    /// <summary>Exceptions of the framework: text, and cells that are not there.</summary>
    [Case("2, \"3\"", Value = 12, Gradient = "12")]
    [Case("2, \"three\"", Value = 2, Gradient = "1")]
    [Case("2, \"99999999999\"", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfTheFramework(double x, string text)
    {
        double y = x;
        int k;
        try
        {
            k = int.Parse(text, CultureInfo.InvariantCulture);
            y *= x;
        }
        catch (FormatException)
        {
            return y;
        }
        catch (Exception e)
        {
            k = e.Message.Length > 0 ? 1 : 0;
            y *= x;
        }

        return y * k;
    }

    [Case("[1, 2, 4], 2", Value = 7, Gradient = "[1, 1, 1]")]
    [Case("[1, 2, 4], 0", Value = 14, Gradient = "[2, 2, 2]")]
    [Case("[1, 2, 4], 5", Value = 700, Gradient = "[100, 100, 100]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double IndicesAndDivisors(double[] a, int n)
    {
        double s = 0;
        int i = 0;
        try
        {
            while (a[i] > 0)
            {
                s += a[i++];
                if (6 / n < 0) s = 0;
            }
        }
        catch (IndexOutOfRangeException)
        {
            return n > 3 ? 100 * s : s;
        }
        catch (DivideByZeroException)
        {
            for (; i < a.Length; i++) s += a[i];
            return 2 * s;
        }

        return -s;
    }

    [Case("3, 4", Value = 12, Gradient = "4, 3")]
    [Case("-3, 4", Value = 2, Gradient = "2, 2")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double OutOfBlocksAndReferences(double x, double y)
    {
        double z = 1;
        var log = new StringWriter();
        try
        {
            using var writer = new StringWriter();
            lock (log)
            {
                Change(ref z, x, y);
                writer.Write(1);
            }
        }
        catch (ArgumentException e)
        {
            log.Write(e.Message);
            return 2 * z;
        }
        finally
        {
            log.Dispose();
        }

        return z;
    }

    private static void Change(ref double z, double x, double y)
    {
        z = x + y;
        if (x < 0) throw new ArgumentException("x");
        z = x * y;
    }

    [Case("[1, 2]", Value = 3, Gradient = "[1, 1]")]
    [Case("[]", Value = -1, Gradient = "[]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAQuery(double[] a)
    {
        try
        {
            return a.Average() * a.Length;
        }
        catch (InvalidOperationException)
        {
            return -1;
        }
    }

    private static double SquareUnless(double x, Exception problem)
    {
        double y = x * x;
        if (x < 0) throw problem;
        return y;
    }

    /// <summary>Of which type the exception is shows when it comes.</summary>
    [Case("3, true", Value = 9, Gradient = "6")]
    [Case("-3, true", Value = -6, Gradient = "2")]
    [Case("-3, false", Value = -15, Gradient = "5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfATypeThatIsNotKnown(double x, bool isArgument)
    {
        Exception problem = isArgument ? new ArgumentException("x") : new InvalidOperationException("x");
        try
        {
            return Inner(x, problem);
        }
        catch (InvalidOperationException)
        {
            return 5 * x;
        }
    }

    private static double Inner(double x, Exception problem)
    {
        try
        {
            return SquareUnless(x, problem);
        }
        catch (ArgumentException)
        {
            return 2 * x;
        }
    }

    private interface IShape
    {
        double Area(double r);
    }

    private sealed class Disc : IShape
    {
        public double Area(double r) => r > 0 ? Math.PI * r * r : throw new ArgumentOutOfRangeException(nameof(r));
    }

    private sealed class Square : IShape
    {
        public double Area(double r) => r * r;
    }

    [Case("2, true", Value = 12.566370614359172, Gradient = "12.566370614359172")]
    [Case("-2, true", Value = -6, Gradient = "3")]
    [Case("-2, false", Value = 4, Gradient = "-4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAClassThatIsNotKnown(double r, bool round)
    {
        IShape shape = round ? new Disc() : new Square();
        double area = 3 * r;
        try
        {
            area = shape.Area(r);
        }
        catch (ArgumentException)
        {
        }

        return area;
    }

    /// <summary>Nothing in the block throws what is caught.</summary>
    [Case("2", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InVain(double x)
    {
        double y = 0;
        try
        {
            y = x * x;
        }
        catch (FormatException)
        {
            y = 2 * x;
        }

        return y;
    }

    /// <summary>A block without derivatives stays as it is.</summary>
    [Case("2, \"3\"", Value = 12, Gradient = "12")]
    [Case("2, \"?\"", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithoutDerivatives(double x, string text)
    {
        int k;
        try
        {
            k = int.Parse(text, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            k = 1;
        }

        return x * x * k;
    }

    [Case("2", Value = 6, Gradient = "5")]
    [Case("-2", Value = -2, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FinallyThatAdds(double x)
    {
        double y = x;
        int n = 0;
        for (int i = 0; i < 2; i++)
        {
            try
            {
                n++;
                if (x < 0) return y;
                if (i == 1) continue;
                y *= x;
            }
            finally
            {
                n += 3;
                y += n > 6 ? x - 2 : 0;
            }
        }

        return n == 8 ? y + 2 : -1;
    }

    [Refused("ADG0102")]
    [Differentiable]
    public static double OverflowIsNotFollowed(double x, int n)
    {
        try
        {
            x *= checked(n * n);
        }
        catch (OverflowException)
        {
            return 2 * x;
        }

        return x * x;
    }

    /// <summary>The filter would run before the blocks in between are left.</summary>
    [Refused("ADG0102")]
    [Differentiable]
    public static double FilterAroundABlock(double x)
    {
        double z = x;
        object gate = new();
        try
        {
            lock (gate)
            {
                z *= Root(x);
            }
        }
        catch (ArgumentException e) when (e.Message.Length > 0)
        {
            return 2 * z;
        }

        return z;
    }

    [Refused("ADG0102")]
    [Differentiable]
    public static double NullIsNotFollowed(double x, string? s)
    {
        try
        {
            x *= s!.Length;
        }
        catch (NullReferenceException)
        {
            return 2 * x;
        }

        return x * x;
    }

    // 4 / 0 throws after y was added twice: (x² + y)·y + y.
    [Case("2, 3", Value = 24, Gradient = "12, 11")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double DivisionByAKnownZero(double x, double y)
    {
        double s = 0;
        int z = 0;
        try
        {
            s = (x * x + y) * y;
            s += y * (4 / z);
        }
        catch (DivideByZeroException)
        {
            s += y;
        }

        return s;
    }

    // A reference that the block declares is another name for x, which has a value before.
    [Case("-0.7, [0.5, 2]", Value = 1.3, Gradient = "1, [0, 0]")]
    [Case("0.7, [0.5, 2]", Value = 1.2, Gradient = "1, [1, 0]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReferenceInside(double x, double[] a)
    {
        try
        {
            if (a.Length > 100) throw new InvalidOperationException();
            if (x < -0.5)
            {
                ref double r = ref x;
                r += 1;
                a[0] = 1;
            }
        }
        catch (InvalidOperationException)
        {
            a[1] = 1;
        }

        return x + a[0];
    }
}
