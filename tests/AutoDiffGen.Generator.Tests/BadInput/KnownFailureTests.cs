using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>What is known to fail, fails when the derivative runs, as it does when the method runs, and not when it is compiled.</summary>
public class KnownFailureTests
{
    private const string Source = """
        #nullable disable
        using System;
        using AutoDiffGen;

        public static partial class F
        {
            [Differentiable] public static double Sum(double x) { int k = int.MaxValue; k = checked(k + 1); return x * k; }
            [Differentiable] public static double Sign(double x) { int k = int.MinValue; k = checked(-k); return x * k; }
            [Differentiable] public static double LongSign(double x) { long k = long.MinValue; k = checked(-k); return x * k; }
            [Differentiable] public static double Narrowed(double x) { int k = -1; uint u = checked((uint)k); return x * u; }
            [Differentiable] public static double Cut(double x) { double d = 1e20; return x * checked((int)d); }
            [Differentiable] public static double Quotient(double x) { int k = int.MinValue, one = -1; return x * (k / one); }
            [Differentiable] public static double Rest(double x, int n) { long k = 5; return x * (n % (k - 5)); }
            [Differentiable] public static double Index(double x) { int k = int.MaxValue; int[] a = [1]; return x * a[k + 1]; }
            [Differentiable] public static double Share(double x) { decimal d = 0; return x * (double)(1 / d); }
            [Differentiable] public static double Money(double x) { decimal d = decimal.MaxValue; return x * (double)(d + 1); }
            [Differentiable] public static double Text(double x) { string t = null; return x * t.Length; }
            [Differentiable] public static double Char(double x) { string t = null; return x * t[0]; }
            [Differentiable] public static double Cell(double x) { int[] t = null; return x * t[0]; }
            [Differentiable] public static double Cells(double x) { int[] t = null; foreach (int i in t) x *= i; return x; }
            [Differentiable] public static double Row(double x) { int[][] t = null; return x * t[0].Length; }
        }

        public static class Program
        {
            private static readonly (Action, Action)[] pairs =
            [
                (() => F.Sum(2), () => F.SumGradient(2, out _)),
                (() => F.Sign(2), () => F.SignGradient(2, out _)),
                (() => F.LongSign(2), () => F.LongSignGradient(2, out _)),
                (() => F.Narrowed(2), () => F.NarrowedGradient(2, out _)),
                (() => F.Cut(2), () => F.CutGradient(2, out _)),
                (() => F.Quotient(2), () => F.QuotientGradient(2, out _)),
                (() => F.Rest(2, 3), () => F.RestGradient(2, 3, out _)),
                (() => F.Index(2), () => F.IndexGradient(2, out _)),
                (() => F.Share(2), () => F.ShareGradient(2, out _)),
                (() => F.Money(2), () => F.MoneyGradient(2, out _)),
                (() => F.Text(2), () => F.TextGradient(2, out _)),
                (() => F.Char(2), () => F.CharGradient(2, out _)),
                (() => F.Cell(2), () => F.CellGradient(2, out _)),
                (() => F.Cells(2), () => F.CellsGradient(2, out _)),
                (() => F.Row(2), () => F.RowGradient(2, out _)),
            ];

            public static string[] Thrown(bool byDerivative) => Array.ConvertAll(pairs, p => Try(byDerivative ? p.Item2 : p.Item1));

            private static string Try(Action action)
            {
                try { action(); return "nothing"; }
                catch (Exception e) { return e.GetType().Name; }
            }
        }
        """;

    [Fact]
    public void Derivative_ThrowsWhatTheMethodThrows()
    {
        using var program = CompiledProgram.Generate(Source);
        var ofMethod = (string[])program.Invoke("Program", "Thrown", false)!;
        Assert.DoesNotContain("nothing", ofMethod);
        Assert.Equal(ofMethod, (string[])program.Invoke("Program", "Thrown", true)!);
    }
}
