using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Objects of anonymous types, which hold constants.</summary>
public static partial class AnonymousTypes
{
    [Case("2", Value = 6, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Members(double x)
    {
        var t = new { a = 1, b = new { c = 2 } };
        return x * (t.a + t.b.c);
    }

    [Case("2", Value = 16, Gradient = "8")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NamesOfWhatTheyHold(double x)
    {
        string s = "abc";
        var t = new { s.Length, s };
        var changed = t with { s = "abcde" };
        return x * (t.Length + changed.s.Length);
    }

    [Case("2, 3", Value = 48, Gradient = "24")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double x, int n)
    {
        for (int i = 1; i <= n; i++)
        {
            var t = new { Factor = i + (i > 1 ? 1 : 0) };
            x *= t.Factor;
            if (t.Factor > 3) x *= 2;
        }

        return x;
    }

    // 1 + 2 + 4, and the product of those.
    [Case("2", Value = 30, Gradient = "15")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Cells(double x)
    {
        var cells = new[] { new { a = 1 }, new { a = 2 }, new { a = 4 } };
        double s = 0, p = x;
        foreach (var cell in cells)
        {
            s += x * cell.a;
            p *= cell.a;
        }

        return s + p;
    }

    // Position 1 and 2 hold what is above zero.
    [Case("2, [-1, 4, 5]", Value = 6, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Query(double x, [Constant] int[] data) =>
        x * data.Select((v, i) => new { v, i }).Where(p => p.v > 0).Sum(p => p.i);

    [Refused("ADG0110")]
    [Case("2", Value = 2, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HoldingANumber(double x)
    {
        var t = new { x };
        return t.x;
    }
}
