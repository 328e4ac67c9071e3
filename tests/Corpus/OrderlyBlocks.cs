using System;
using System.IO;
using System.Threading;
using AutoDiffGen;

namespace Corpus;

/// <summary>Blocks that are left in an orderly way, around code that carries derivatives: <c>try</c> with <c>finally</c>, <c>lock</c>, <c>using</c>.</summary>
public partial class OrderlyBlocks
{
    private readonly Lock gate = new();
    private readonly object oldGate = new();
    private int busy;

    [Case("2", Value = 8, Gradient = "12", Receiver = "new Corpus.OrderlyBlocks()")]
    [Case("-2", Value = -6, Gradient = "3", Receiver = "new Corpus.OrderlyBlocks()")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double Finally(double x)
    {
        double y;
        busy++;
        try
        {
            if (x < 0) return x * 3;
            double t = x * x;
            y = t;
        }
        finally
        {
            busy--;
        }

        return y * x;
    }

    [Case("[1, 2, -3, 4, 200, 5]", Value = 2601, Gradient = "[3060, 2550, 0, 1530, 0, 0]", Receiver = "new Corpus.OrderlyBlocks()")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double LockInALoop(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            lock (gate)
            {
                if (a[i] < 0) continue;
                if (a[i] > 100) break;
                busy++;
                s += a[i] * s + a[i] * a[i];
            }
        }

        return s * s;
    }

    [Case("2, \"3\"", Value = 48, Gradient = "72")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double UsingDeclarationAndStatement(double x, string text)
    {
        using var reader = new StringReader(text);
        double k = double.Parse(reader.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        using (var inner = new StringReader("2"))
        {
            double cube = k * x * x * x;
            k = double.Parse(inner.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
            x = cube;
        }

        return x * k;
    }

    [Case("3", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double UsingOfNothing(double x)
    {
        using (Nothing())
        {
            x *= x;
        }

        return 2 * x;
    }

    private static StringReader? Nothing() => null;

    [Case("3, 2", Value = 1728, Gradient = "1728", Receiver = "new Corpus.OrderlyBlocks()")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double ArraysAndOverflow(double x, int n)
    {
        var t = new double[3];
        try
        {
            t[0] = x;
            t[1] = checked(n * 2) * x;
            checked
            {
                n += n;
                t[2] = t[1] * t[0] * n;
            }

            unchecked
            {
                n -= 3;
            }
        }
        finally
        {
            Interlocked.Exchange(ref busy, 0);
        }

        double[] last = new double[1];
        lock (oldGate)
        {
            double[] inner = new double[1];
            inner[0] = t[2] * t[1];
            last[0] = inner[0] * n;
        }

        return last[0];
    }

    [Case("2", Value = 64, Gradient = "192", Receiver = "new Corpus.OrderlyBlocks()")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double InCallees(double x)
    {
        try
        {
            x = Squared(x);
            return Cubed(x);
        }
        finally
        {
            busy = 0;
        }
    }

    private double Squared(double v)
    {
        lock (gate)
        {
            return v * v;
        }
    }

    private static double Cubed(double v)
    {
        using var reader = new StringReader("");
        try
        {
            return v * v * v;
        }
        finally
        {
            reader.ReadToEnd();
        }
    }

    [Case("2, 3", Value = 32768, Gradient = "245760", Receiver = "new Corpus.OrderlyBlocks()")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double InAMethodThatCallsItself(double x, int n)
    {
        lock (gate)
        {
            if (n == 0) return x;
            double rest = InAMethodThatCallsItself(x, n - 1);
            return rest * rest * x;
        }
    }

    [Case("2", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Catch(double x)
    {
        double y = 0;
        try
        {
            y = x * x;
        }
        catch (ArithmeticException)
        {
            y = 2 * x;
        }

        return y;
    }

    [Case("2", Value = 4, Gradient = "4")]
    [Refused("ADG0102")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double FinallyThatSeesChanges(double x)
    {
        int depth = 0;
        try
        {
            depth++;
            x *= x;
        }
        finally
        {
            Console.Out.Write(depth > 1 ? "deep" : "");
        }

        return x;
    }

    [Case("2", Value = 5, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double FinallyThatAdds(double x)
    {
        double y = x;
        try
        {
            y *= x;
        }
        finally
        {
            y += 1;
        }

        return y;
    }

    private readonly struct Resource : IDisposable
    {
        public void Dispose() => Console.Out.Write("");
    }

    // A struct is copied when it is handed on: which copy is disposed of shows. A number and a count come out.
    [Case("2", Value = 5, Gradient = "4")]
    [Refused("ADG0102")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double UsingAStruct(double x)
    {
        int count = 0;
        double y = 1;
        using (new Resource())
        {
            y = x * x;
            count++;
        }

        return y + count;
    }
}
